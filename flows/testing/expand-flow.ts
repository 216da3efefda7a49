import { generateNKeysBetween } from 'fractional-indexing';
import type { Graph } from '../graph/graph.ts';
import type { CompactFlow } from './case.ts';

/** A compact flow as the graph a builder would have drawn, laid out in a row. */
export const expandFlow = (flow: CompactFlow): Graph => {
  const zoneIds = Object.keys(flow.zones);
  const nodeIds = Object.keys(flow.nodes);
  const orders = generateNKeysBetween(null, null, Math.max(zoneIds.length, nodeIds.length));
  const order = (index: number) => orders[index] ?? '';
  return {
    format: 1,
    languages: ['en'],
    zones: Object.fromEntries(
      Object.entries(flow.zones).map(([key, given], index) => [
        key,
        {
          key,
          ...(typeof given === 'string' ? { kind: given } : given),
          name: key,
          order: order(index),
          position: { x: index * 1000, y: 0 },
          size: { width: 900, height: 600 },
        },
      ]),
    ),
    nodes: Object.fromEntries(
      Object.entries(flow.nodes).map(([id, node], index) => [
        id,
        {
          type: node.type,
          version: 1,
          zone: node.zone,
          order: order(index),
          position: { x: index * 240, y: 40 },
          config: node.config,
          ...(node.in !== undefined && { parent: node.in }),
        },
      ]),
    ),
    edges: Object.fromEntries(
      Object.entries(flow.edges).map(([wire, to], index) => {
        const [from = '', ...outcome] = wire.split('.');
        return [`e${index + 1}`, { from, outcome: outcome.join('.'), to }];
      }),
    ),
    notes: {},
    strings: { en: flow.strings },
  };
};
