import type { Assurance } from '#flows/kit/assurance.ts';
import type { NodeDefinition, OutcomeSpec } from '#flows/kit/define-node.ts';
import type { GraphNode } from '#flows/graph/graph.ts';
import { migrateNode } from '#flows/graph/migrate-node.ts';

export type Definitions = Readonly<Record<string, NodeDefinition>>;

/** Everything a card, the inspector and the outline say about one node, apart from its wires and problems. */
export type NodeFacts = {
  /** Undefined: a kind this server does not know (any more). */
  definition: NodeDefinition | undefined;
  title: string;
  /** What it is set to, in words; empty when there is nothing to say. */
  line: string;
  /** In the definition's order. Of the node itself: a container adds those of its children. */
  outcomes: readonly OutcomeSpec[];
  assurances: readonly Assurance[];
  costs: readonly { kind: 'email' | 'sms' | 'push'; count: number }[];
};

/** The config with its defaults, and without fields that do not fit yet, so that a half-finished node can be shown. */
export const shownConfig = (definition: NodeDefinition, config: Record<string, unknown>): unknown => {
  const whole = definition.config.safeParse(config);
  if (whole.success) return whole.data;
  const wrong = new Set(whole.error.issues.map((issue) => String(issue.path[0])));
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

const unknownKind = (node: GraphNode): NodeFacts => ({
  definition: undefined, title: node.name ?? node.type, line: 'This kind of step is not known here', outcomes: [], assurances: [], costs: [],
});

const readFacts = (node: GraphNode, definitions: Definitions): NodeFacts => {
  const definition = Object.hasOwn(definitions, node.type) ? definitions[node.type] : undefined;
  if (definition === undefined) return unknownKind(node);
  const migrated = migrateNode(node, definition);
  const config = shownConfig(definition, migrated.ok ? migrated.node.config : node.config);
  const { outcomes: declared, costs } = definition;
  // A definition reads a parsed config; one that cannot be parsed yet has nothing to compute from.
  const outcomes = typeof declared !== 'function' ? declared : config === undefined ? [] : attempt(() => declared(config), []);
  const spent = costs === undefined || config === undefined ? {} : attempt(() => costs(config), {});
  return {
    definition,
    title: node.name ?? definition.title,
    line: config === undefined ? 'Not set up yet' : attempt(() => definition.describe(config), ''),
    outcomes,
    assurances: [...new Set(outcomes.flatMap((outcome) => (outcome.proves === undefined ? [] : [outcome.proves.assurance])))],
    costs: (['email', 'sms', 'push'] as const).flatMap((kind) => (spent[kind] ? [{ kind, count: spent[kind] }] : [])),
  };
};

/** Facts by node, computed once for each version of it: the graph shares what did not change. */
export const createNodeFacts = (definitions: Definitions): ((node: GraphNode) => NodeFacts) => {
  const known = new WeakMap<GraphNode, NodeFacts>();
  return (node) => {
    const found = known.get(node);
    if (found !== undefined) return found;
    const facts = readFacts(node, definitions);
    known.set(node, facts);
    return facts;
  };
};
