import type { Arrival } from '../kit/step.ts';

/** Where a walk is: index of the plan's node, which visit of it, and why its executor is called. */
export type Place = { node: number; visit: number; arrival: Arrival };
