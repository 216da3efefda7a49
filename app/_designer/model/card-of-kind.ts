import type { Graph, GraphNode } from '#flows/graph/graph.ts';
import { inEnglish } from '#flows/languages/say.ts';
import { type Card, createModel } from './derive-model.ts';
import { createNodeFacts, type Definitions } from './node-facts.ts';

const zone: Graph['zones'][string] = {
  key: 'zone',
  kind: 'public',
  name: 'Zone',
  order: 'a0',
  position: { x: 0, y: 0 },
  size: { width: 1, height: 1 },
};

/** The card a new step of this kind will have: how large it is and what comes out of it, before there is one. */
export const cardOfKind = (definitions: Definitions, type: string, config: GraphNode['config'] = {}): Card | undefined => {
  const version = Object.hasOwn(definitions, type) ? definitions[type]?.version : undefined;
  if (version === undefined) return undefined;
  const node = { type, version, zone: 'zone', order: 'a0', position: { x: 0, y: 0 }, config };
  const graph: Graph = { format: 1, languages: ['en'], zones: { zone }, nodes: { node }, edges: {}, notes: {}, strings: {} };
  // Its words are not looked at.
  return createModel(createNodeFacts(definitions, inEnglish), inEnglish)(graph).cards.get('node');
};
