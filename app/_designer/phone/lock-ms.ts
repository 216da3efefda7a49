import type { Graph } from '#flows/graph/graph.ts';

/** Just longer than an app may lie unused before a zone of the draft locks it, ms; undefined when no zone locks by time (MOB-9). */
export const lockMs = ({ zones }: Graph): number | undefined => {
  const idle = Object.values(zones).flatMap(({ relock }) => relock?.idleSeconds ?? []);
  return idle.length === 0 ? undefined : (Math.max(...idle) + 1) * 1_000;
};
