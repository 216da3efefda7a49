import { type Plan, plan as planSchema } from './plan.ts';
import { planHash } from './plan-hash.ts';

export type ParsedPlan = { ok: true; plan: Plan } | { ok: false; reason: 'misshapen' | 'jumps-nowhere' | 'hash-differs' };

/**
 * Reads a stored plan and verifies it against its own hash, so that what runs is what was compiled. A plan that fails is
 * not run (FLOW-05).
 */
export const parsePlan = (stored: unknown): ParsedPlan => {
  const parsed = planSchema.safeParse(stored);
  if (!parsed.success) return { ok: false, reason: 'misshapen' };
  const plan = parsed.data;
  if (!jumpsLand(plan)) return { ok: false, reason: 'jumps-nowhere' };
  return planHash(plan) === plan.hash ? { ok: true, plan } : { ok: false, reason: 'hash-differs' };
};

const jumpsLand = ({ nodes, zones, entries }: Plan): boolean =>
  entries.every(({ node }) => node < nodes.length) &&
  nodes.every(({ zone, outcomes }) => zone < zones.length && Object.values(outcomes).every(({ to }) => !('go' in to) || to.go < nodes.length));
