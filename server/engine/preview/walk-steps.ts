import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';

/** How a world stood after a step of its run: its whole database, and the plan the run was on then. */
const worldStep = z.strictObject({ run: z.string(), plan: z.unknown(), data: z.instanceof(Uint8Array) });
export type WorldStep = z.infer<typeof worldStep>;

/** Steps that can be walked back. */
const most = 30;

/** The steps with one more. Another run begins a walk of its own. */
export const withStep = (steps: readonly WorldStep[], step: { run: string; plan: unknown; data: Uint8Array }): WorldStep[] => [
  ...steps.filter(({ run }) => run === step.run).slice(1 - most),
  // A world is mostly empty pages: the quickest level takes them out.
  { ...step, data: deflateRawSync(step.data, { level: 1 }) },
];

/** The database of a step, as it was. */
export const databaseOf = (step: WorldStep): Uint8Array => inflateRawSync(step.data);

/** One plan stands behind many steps; it is written once. */
export const packSteps = (steps: readonly WorldStep[]): Uint8Array => serialize(steps);

/** Steps that cannot be read are none: the walk begins anew where it stands. */
export const unpackSteps = (packed: Uint8Array | undefined): WorldStep[] => {
  if (packed === undefined) return [];
  try {
    const read = z.array(worldStep).safeParse(deserialize(packed));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
};
