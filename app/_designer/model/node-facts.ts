import type * as z from 'zod';
import type { Assurance } from '#flows/kit/assurance.ts';
import type { NodeDefinition, OutcomeSpec, VariableSpec } from '#flows/kit/define-node.ts';
import type { GraphNode } from '#flows/graph/graph.ts';
import { migrateNode } from '#flows/graph/migrate-node.ts';
import { outcomesOf } from '#flows/kit/outcomes-of.ts';
import type { Say } from '#flows/languages/say.ts';

export type Definitions = Readonly<Record<string, NodeDefinition>>;

/** Everything a card, the inspector and the outline say about one node, apart from its wires and problems. */
export type NodeFacts = {
  /** Undefined: a kind this server does not know (any more). */
  definition: NodeDefinition | undefined;
  title: string;
  /** The title is one the builder gave it. */
  named?: true;
  /** What it is set to, in words; empty when there is nothing to say. */
  line: string;
  /** In the definition's order. Of the node itself: a container adds those of its children. */
  outcomes: readonly OutcomeSpec[];
  assurances: readonly Assurance[];
  costs: readonly { kind: 'email' | 'sms' | 'push'; count: number }[];
  /** What it leaves for later steps to look at. */
  writes: readonly VariableSpec[];
};

const isRecord = (value: unknown): value is Record<PropertyKey, unknown> => typeof value === 'object' && value !== null;

/** What stands in for a part of an item that is still missing, so that the item keeps its port while it is being filled in. */
const standIn = (part: unknown, say: Say): unknown =>
  part === undefined || typeof part === 'string'
    ? say('Not named yet')
    : isRecord(part) && !Array.isArray(part)
      ? { left: 'env', op: 'exists' }
      : undefined;

/** The config with unfinished items of its lists mended or left out, and without fields that cannot be saved that way. */
const mended = (config: Record<string, unknown>, issues: readonly z.core.$ZodIssue[], say: Say): Record<string, unknown> => {
  const copy: Record<string, unknown> = structuredClone(config);
  const dropped = new Map<string, Set<PropertyKey>>();
  for (const issue of issues) {
    const [field, index, ...inner] = issue.path;
    if (typeof field !== 'string' || index === undefined) continue;
    const list = copy[field];
    const item = isRecord(list) ? list[index] : undefined;
    const [part] = inner;
    const value = isRecord(item) && part !== undefined ? standIn(item[part], say) : undefined;
    if (isRecord(item) && part !== undefined && value !== undefined) item[part] = value;
    else dropped.set(field, (dropped.get(field) ?? new Set<PropertyKey>()).add(index));
  }
  for (const [field, gone] of dropped) {
    const list = copy[field];
    if (Array.isArray(list)) copy[field] = list.filter((_, index) => !gone.has(index));
  }
  return copy;
};

/** The config with its defaults, and without what does not fit yet, so that a half-finished node can be shown. What has no name yet is called so. */
const shownConfig = (definition: NodeDefinition, config: Record<string, unknown>, say: Say): unknown => {
  const whole = definition.config.safeParse(config);
  if (whole.success) return whole.data;
  const filled = definition.config.safeParse(mended(config, whole.error.issues, say));
  if (filled.success) return filled.data;
  const wrong = new Set(filled.error.issues.map((issue) => String(issue.path[0])));
  const fitting = definition.config.safeParse(Object.fromEntries(Object.entries(config).filter(([field]) => !wrong.has(field))));
  return fitting.success ? fitting.data : undefined;
};

const attempt = <T>(compute: () => T, otherwise: T): T => {
  try {
    return compute();
  } catch {
    return otherwise;
  }
};

const named = (node: GraphNode): Pick<NodeFacts, 'named'> => (node.name === undefined ? {} : { named: true });

const unknownKind = (node: GraphNode, say: Say): NodeFacts => ({
  definition: undefined,
  title: node.name ?? node.type,
  ...named(node),
  line: say('This kind of step is not known here'),
  outcomes: [],
  assurances: [],
  costs: [],
  writes: [],
});

const readFacts = (node: GraphNode, definitions: Definitions, say: Say): NodeFacts => {
  const definition = Object.hasOwn(definitions, node.type) ? definitions[node.type] : undefined;
  if (definition === undefined) return unknownKind(node, say);
  const migrated = migrateNode(node, definition);
  const config = shownConfig(definition, migrated.ok ? migrated.node.config : node.config, say);
  const { outcomes: declared, costs, writes } = definition;
  // A definition reads a parsed config; one that cannot be parsed yet has nothing to compute from.
  const outcomes = typeof declared === 'function' && config === undefined ? [] : attempt(() => outcomesOf(definition, config, say), []);
  const spent = costs === undefined || config === undefined ? {} : attempt(() => costs(config), {});
  return {
    definition,
    title: node.name ?? say(definition.title),
    ...named(node),
    line: config === undefined ? say('Not set up yet') : attempt(() => definition.describe(config, say), ''),
    outcomes,
    assurances: [...new Set(outcomes.flatMap((outcome) => (outcome.proves === undefined ? [] : [outcome.proves.assurance])))],
    costs: (['email', 'sms', 'push'] as const).flatMap((kind) => (spent[kind] ? [{ kind, count: spent[kind] }] : [])),
    writes: writes === undefined || config === undefined ? [] : attempt(() => writes(config, say), []),
  };
};

/** Facts by node in a language, computed once for each version of it: the graph shares what did not change. */
export const createNodeFacts = (definitions: Definitions, say: Say): ((node: GraphNode) => NodeFacts) => {
  const known = new WeakMap<GraphNode, NodeFacts>();
  return (node) => {
    const found = known.get(node);
    if (found !== undefined) return found;
    const facts = readFacts(node, definitions, say);
    known.set(node, facts);
    return facts;
  };
};
