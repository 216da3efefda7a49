import type { HeldSession } from '#flows/kit/held-session.ts';
import { pinnedAmr, type PinnedContext, pinnedNode } from '#flows/interpreter/pinned-context.ts';
import type { Plan } from '#flows/plan/plan.ts';
import { Problem } from '../../errors.ts';
import { openSession } from '../../sessions/open-session.ts';
import type { Services } from '../../services.ts';
import { newRecord } from '../new-record.ts';
import type { Realm, RunnableFlow } from '../realm.ts';
import { mustBePreview } from './must-be-preview.ts';

/** The zone somebody would hold a session of who comes to the node: its own if it is a secure one. */
const zoneFor = (plan: Plan, node: number): Plan['zones'][number] | undefined => {
  const own = plan.zones[plan.nodes[node]?.zone ?? -1];
  return own?.kind === 'secure' ? own : (plan.zones.find(({ kind }) => kind === 'secure') ?? own);
};

/**
 * A session that a pinned context takes for granted: as if somebody had signed in before. It is a row of the preview world like any
 * other, so that locking, ending and stepping up work on it.
 */
export const supposeSession = async (
  services: Services,
  realm: Realm,
  flow: RunnableFlow,
  { node, pinned, user }: { node: number; pinned: PinnedContext; user: string | undefined },
): Promise<HeldSession | undefined> => {
  mustBePreview(realm);
  const zone = zoneFor(flow.plan, node);
  if (pinned.session === 'none' || zone === undefined) return undefined;
  const now = realm.clock.now();
  const proven = user === undefined ? [] : pinned.proofs.length > 0 ? pinned.proofs : (['identifier'] as const);
  const delivery = { kind: 'tokens' } as const;
  const { record: session } = openSession({
    services,
    realm,
    session: {
      ...(user !== undefined && { user }),
      zone: zone.key,
      zoneKind: zone.kind,
      amr: [...new Set(proven.flatMap((assurance) => pinnedAmr[assurance]))],
      acr: proven.length === 0 ? 'aal0' : 'aal1',
      proofs: proven.map((assurance) => ({ assurance, node: pinnedNode, at: now })),
      lifetimes: realm.app.lifetimes,
    },
    runInfo: { flow: flow.id, version: flow.version, client: null, device: null, delivery: delivery.kind },
  });
  const isLocked = pinned.session === 'locked';
  const run = {
    number: 1,
    floor: 1,
    states: [],
    visits: {},
    memos: {},
    proofs: [],
    context: {},
    locale: realm.app.defaultLanguage,
  };
  // Sessions are made by runs: this one is the sign-in that is taken for granted, over already.
  const record = { ...newRecord(realm, { flow, client: null, delivery, run }, realm.random.secret()), status: 'done' as const };
  const result = await realm.storage.runs.commit({
    record,
    expected: 'new',
    guards: [],
    effects: [],
    session: { ...session, lockedAt: isLocked ? now : null },
    event: { run: record.id, flow: flow.id, number: 1, at: now, cause: 'pinned', ms: 0, transitions: [] },
    audit: [],
    now,
  });
  if (!result.ok) throw new Problem('busy', { retryAfter: 1 }, 'a supposed session could not be made');
  const { id, zone: key, zoneKind, amr, proofs } = session;
  return { id, ...(user !== undefined && { user }), zone: key, zoneKind, amr, proofs, locked: isLocked };
};
