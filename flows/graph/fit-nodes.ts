import * as z from 'zod';
import type { NodeDefinition } from '../kit/define-node.ts';
import { inEnglish, type Say } from '../languages/say.ts';
import type { Graph, GraphNode } from './graph.ts';
import { migrateNode } from './migrate-node.ts';

/** Where steps of another flow come into. */
export type Surroundings = { definitions: Readonly<Record<string, NodeDefinition>>; connectors: readonly { id: string }[]; say?: Say };

/** Settings that name a connector of the app. */
const connectorFields = (definition: NodeDefinition | undefined): string[] =>
  definition?.config instanceof z.ZodObject
    ? Object.entries(definition.config.shape).flatMap(([name, field]) =>
        field instanceof z.ZodType && field.meta()?.connector !== undefined ? [name] : [],
      )
    : [];

const definitionOf = ({ type }: GraphNode, { definitions }: Surroundings): NodeDefinition | undefined =>
  Object.hasOwn(definitions, type) ? definitions[type] : undefined;

/**
 * Steps of another flow as they can be here, with a sentence for each thing that is different: a connector this app does
 * not have is emptied; kinds that are not known here stay as they are and show as such.
 */
export const fitNodes = (nodes: Graph['nodes'], around: Surroundings): { nodes: Graph['nodes']; words: readonly string[] } => {
  const known = new Set(around.connectors.map(({ id }) => id));
  const isGone = (value: unknown) => typeof value === 'string' && value !== '' && !known.has(value);
  let [unknown, emptied] = [0, 0];
  const fitted = Object.entries(nodes).map(([id, node]): [string, GraphNode] => {
    const definition = definitionOf(node, around);
    if (definition === undefined || !migrateNode(node, definition).ok) unknown += 1;
    const gone = new Set(connectorFields(definition).filter((field) => isGone(node.config[field])));
    if (gone.size === 0) return [id, node];
    emptied += 1;
    return [id, { ...node, config: Object.fromEntries(Object.entries(node.config).filter(([field]) => !gone.has(field))) }];
  });
  const { say = inEnglish } = around;
  const notKnown = say('{count, plural, one {One step is of a kind that is not known here.} other {# steps are of kinds that are not known here.}}', {
    count: unknown,
  });
  const notHad = say(
    '{count, plural, one {One step named a connector this app does not have: choose another.} other {# steps named connectors this app does not have: choose others.}}',
    { count: emptied },
  );
  return { nodes: Object.fromEntries(fitted), words: [...(unknown === 0 ? [] : [notKnown]), ...(emptied === 0 ? [] : [notHad])] };
};
