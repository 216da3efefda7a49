import type { Played } from './played.ts';
import type { Scenario } from './scenario.ts';

/** The scenario with what came of it as what is expected from now on. Undefined while its steps cannot all be done. */
export const acceptPlayed = (scenario: Scenario, { stops, end, broke }: Played): Scenario | undefined => {
  if (broke !== undefined || end === undefined || stops.length !== scenario.steps.length + 1) return undefined;
  return {
    ...scenario,
    steps: scenario.steps.map((step, index) => {
      const stop = stops[index + 1];
      return stop === undefined ? step : { ...step, leads: { node: stop.node, kind: stop.kind } };
    }),
    expect: { path: stops.flatMap((stop) => stop.path), end },
  };
};
