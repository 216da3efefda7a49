import type { GraphPatch } from '../../graph/patch.ts';
import type { Issue } from '../../kit/issue.ts';
import type { Context, Exit } from '../flow.ts';
import { nameOf } from '../words.ts';
import { freshId } from './fresh-id.ts';

/** A wire where there is none. */
export const newWire = ({ graph }: Pick<Context, 'graph'>, from: string, outcome: string, to: string): GraphPatch => ({
  op: 'add',
  path: ['edges', freshId(graph.edges, `${from}-${outcome}`)],
  value: { from, outcome, to },
});

/** Wires an exit to a node, if one was found. */
export const drawWire = (context: Context, { drawnAt }: Exit, to: string | undefined): Issue['fix'] =>
  to === undefined
    ? undefined
    : { label: context.say('Wire it to “{step}”', { step: nameOf(context, to) }), patches: [newWire(context, drawnAt.node, drawnAt.outcome.id, to)] };
