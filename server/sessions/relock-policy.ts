import type { WireRelock } from '#flows/protocol/session.ts';
import type { Plan } from '#flows/plan/plan.ts';

/** When sessions of one zone lock, and where they are opened again. `flow` is a slug. */
export type RelockPolicy = { flow: string; entry: string; idleSeconds?: number; onOffload: boolean };

/** The policies of an app's flows by zone key. One flow owns a zone's; should two be published, the one first in the list does. */
export const relocksOf = (flows: readonly { slug: string; plan: Pick<Plan, 'zones'> }[]): ReadonlyMap<string, RelockPolicy> => {
  const found = new Map<string, RelockPolicy>();
  for (const { slug, plan } of flows) {
    for (const { key, relock } of plan.zones) {
      if (relock === undefined || found.has(key)) continue;
      const { entry, idleSeconds, onOffload } = relock;
      found.set(key, { flow: slug, entry, onOffload, ...(idleSeconds !== undefined && { idleSeconds }) });
    }
  }
  return found;
};

export const wireRelock = ({ flow, entry, idleSeconds, onOffload }: RelockPolicy): WireRelock => ({
  flow,
  entry,
  ...(idleSeconds !== undefined && { idle_seconds: idleSeconds }),
  on_offload: onOffload,
});

/** The way back into a locked session, for the answer that refuses it. */
export const wayBack = (policy: RelockPolicy | undefined): { relock?: { flow: string; entry: string } } =>
  policy === undefined ? {} : { relock: { flow: policy.flow, entry: policy.entry } };
