import * as z from 'zod';
import { scenarioLimits, scenarioStep } from '#flows/scenario/scenario.ts';

const device = z.strictObject({ ip: z.string().max(60), language: z.string().max(35), online: z.boolean() });

/**
 * What somebody has done in a world's run since it began, as steps of a scenario: codes and secrets are references already, so nothing
 * anybody typed in secret is kept. `number` is the run's after it; times are the world's, ms.
 */
export const heardWalk = z.strictObject({
  run: z.string(),
  entry: z.string(),
  startedAt: z.int(),
  device,
  deeds: z.array(z.strictObject({ number: z.int(), at: z.int(), device, step: scenarioStep })).max(scenarioLimits.steps),
  /** There was more than a scenario holds, or something that it cannot do again. */
  unkept: z.string().exactOptional(),
});
export type HeardWalk = z.infer<typeof heardWalk>;
