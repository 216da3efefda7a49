import { readFields } from '#app/_ui/form/read-form.ts';
import type { GraphNode } from '#flows/graph/graph.ts';
import { migrateNode } from '#flows/graph/migrate-node.ts';
import type { NodeDefinition } from '#flows/kit/define-node.ts';
import type { Model } from '../model/derive-model.ts';
import { createNodeFacts, type Definitions } from '../model/node-facts.ts';
import { titleOf } from '../model/names.ts';
import { chainOutcomes, isContainer } from '../model/ports-of.ts';

/** What a step becomes when another kind takes its place, and what goes with the old one. */
export type Replacement = {
  id: string;
  node: Pick<GraphNode, 'type' | 'version' | 'config'>;
  /** Wires of outcomes the new kind does not have. */
  wires: readonly { edge: string; outcome: string; to: string }[];
  /** What the builder has set and the new kind cannot be set to, by its label. */
  settings: readonly string[];
  /** A chain that becomes a step loses its methods. */
  methods: readonly { id: string; title: string }[];
};

/** The fields both kinds have, as far as their values fit the new one. */
const keptConfig = (definition: NodeDefinition, config: GraphNode['config']): GraphNode['config'] => {
  let kept: GraphNode['config'] = {};
  for (const { name } of readFields(definition.config)) {
    if (!Object.hasOwn(config, name)) continue;
    const tried = { ...kept, [name]: config[name] };
    const parsed = definition.config.safeParse(tried);
    if (parsed.success || parsed.error.issues.every((issue) => issue.path.length > 0 && issue.path[0] !== name)) kept = tried;
  }
  return kept;
};

/** Outcomes that are drawn at the step, or at the chain it is a method of. */
const drawnOutcomes = (model: Model, id: string, node: GraphNode, definitions: Definitions): { at: string; ids: ReadonlySet<string> } => {
  const factsOf = createNodeFacts(definitions, model.say);
  const facts = factsOf(node);
  const container = model.graph.nodes[node.parent ?? ''];
  if (node.parent === undefined || container === undefined)
    return { at: id, ids: new Set((isContainer(facts) ? chainOutcomes(facts.outcomes, []) : facts.outcomes).map((outcome) => outcome.id)) };
  const methods = (model.links.children.get(node.parent) ?? []).flatMap((child) => {
    const found = child === id ? node : model.graph.nodes[child];
    return found === undefined ? [] : [factsOf(found)];
  });
  return { at: node.parent, ids: new Set(chainOutcomes(factsOf(container).outcomes, methods).map((outcome) => outcome.id)) };
};

export const planReplacement = (model: Model, definitions: Definitions, id: string, type: string): Replacement | undefined => {
  const [node, card, definition] = [model.graph.nodes[id], model.cards.get(id), definitions[type]];
  if (node === undefined || card === undefined || definition === undefined) return undefined;
  const before = card.facts.definition;
  const migrated = before === undefined ? undefined : migrateNode(node, before);
  const config = migrated?.ok === true ? migrated.node.config : node.config;
  const next = { type, version: definition.version, config: keptConfig(definition, config) };
  const { at, ids } = drawnOutcomes(model, id, { ...node, ...next }, definitions);
  const holder = model.cards.get(at);
  const labels = new Map((before === undefined ? [] : readFields(before.config)).map((field) => [field.name, model.say(field.label)]));
  return {
    id,
    node: next,
    wires: (holder?.ports ?? []).flatMap((port) => {
      const edge = model.graph.edges[port.edge ?? ''];
      return port.edge === undefined || edge === undefined || port.stale === true || ids.has(port.id)
        ? []
        : [{ edge: port.edge, outcome: port.label, to: titleOf(model, edge.to) }];
    }),
    settings: Object.keys(config).flatMap((field) => (Object.hasOwn(next.config, field) ? [] : (labels.get(field) ?? []))),
    methods: definition.role === 'chain' ? [] : (card.children ?? []).map((child) => ({ id: child, title: titleOf(model, child) })),
  };
};

export const losesNothing = ({ wires, settings, methods }: Replacement): boolean => wires.length + settings.length + methods.length === 0;
