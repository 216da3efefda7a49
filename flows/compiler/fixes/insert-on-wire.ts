import type { Issue } from '../../kit/issue.ts';
import type { Context } from '../flow.ts';
import { nameOf } from '../words.ts';
import { newWire } from './draw-wire.ts';
import { freshId } from './fresh-id.ts';
import type { NewProvider } from './new-provider.ts';

/** Puts a new step on a wire: what led to the old target leads to the step, and the step leads on when it succeeds. */
export const insertOnWire = (context: Context, wire: string, zone: string, { definition, outcome }: NewProvider): Issue['fix'] => {
  const { graph } = context;
  const edge = graph.edges[wire];
  const target = edge && graph.nodes[edge.to];
  if (edge === undefined || target === undefined) return undefined;
  const id = freshId(graph.nodes, definition.id.split('.').at(-1) ?? definition.id);
  const source = graph.nodes[edge.from] ?? target;
  const beside = source.zone === zone ? source : target;
  return {
    label: context.say('Insert “{step}” before “{next}”', { step: context.say(definition.title), next: nameOf(context, edge.to) }),
    patches: [
      {
        op: 'add',
        path: ['nodes', id],
        value: {
          type: definition.id,
          version: definition.version,
          zone,
          order: target.order,
          position: { x: beside.position.x, y: beside.position.y + 240 },
          config: {},
        },
      },
      { op: 'replace', path: ['edges', wire, 'to'], value: id },
      newWire(context, id, outcome.id, edge.to),
    ],
  };
};
