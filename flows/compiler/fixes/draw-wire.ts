import type { GraphPatch } from '../../graph/patch.ts';
import type { Context } from '../flow.ts';
import { freshId } from './fresh-id.ts';

/** A wire where there is none. */
export const drawWire = ({ graph }: Pick<Context, 'graph'>, from: string, outcome: string, to: string): GraphPatch =>
  ({ op: 'add', path: ['edges', freshId(graph.edges, `${from}-${outcome}`)], value: { from, outcome, to } });
