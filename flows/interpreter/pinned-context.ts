import * as z from 'zod';
import type { Amr, Assurance } from '../kit/assurance.ts';

const named = z.strictObject({ kind: z.enum(['email', 'phone', 'username']), canonical: z.string().min(1).max(320) });

/**
 * What a run that begins in the middle of a flow is taken to know already: what one that had come there would. Plain data, kept with
 * the flow for the person who walks it; only preview worlds take it (EDITOR 17).
 */
export const pinnedContext = z.strictObject({
  /** `new`: named, no record yet. `known`: with a record, which is made where the world has none. */
  who: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('nobody') }),
    z.strictObject({ kind: z.literal('new'), name: named }),
    z.strictObject({ kind: z.literal('known'), name: named }),
  ]),
  /** Proven about them. Nobody has proven nothing. */
  proofs: z.array(z.enum(['identifier', 'possession', 'knowledge', 'inherence'])).max(4),
  vars: z.record(z.string().max(100), z.union([z.string().max(1_000), z.number(), z.boolean()])),
  /** The session it begins from, of `who`. */
  session: z.enum(['none', 'live', 'locked']),
});
export type PinnedContext = z.infer<typeof pinnedContext>;

/** How somebody is taken to have proven it. */
export const pinnedAmr: Readonly<Record<Assurance, readonly Amr[]>> = {
  identifier: ['otp', 'email'],
  possession: ['otp', 'sms'],
  knowledge: ['pwd'],
  inherence: ['fpt'],
};

/** The node that proofs of a pinned context are recorded under: no graph has one of that name. */
export const pinnedNode = 'pinned';
