import type { ForcedOutcome } from '#flows/interpreter/forced-outcome.ts';
import { mockStep } from '#flows/interpreter/mock-step.ts';
import type { PinnedContext } from '#flows/interpreter/pinned-context.ts';
import { startAt as begin } from '#flows/interpreter/start-at.ts';
import { markForced, withForced } from '#flows/interpreter/with-forced.ts';
import { phrase } from '#flows/languages/phrase.ts';
import { registry } from '#flows/nodes/registry.ts';
import { Problem } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { deliverAndSettle } from '../deliver-and-settle.ts';
import { machineFor } from '../machine-for.ts';
import { newRecord } from '../new-record.ts';
import { formatState } from '../run-state.ts';
import { takeStep } from '../take-step.ts';
import type { LiveWorld } from './live-world.ts';
import { mustBePreview } from './must-be-preview.ts';
import { supposeSession } from './suppose-session.ts';
import { supposeSubject } from './suppose-subject.ts';

/** What the phone needs to take the run up. */
export type StartedAt = { run: string; state: string };

/**
 * Starts a run of a world's draft at any of its steps, knowing what the pinned context says (EDITOR 17). `forced`: what is to
 * happen until it stands. Undefined: the draft that runs has no such step.
 */
export const startAt = async (
  services: Services,
  live: LiveWorld,
  input: { node: string; pinned: PinnedContext; forced?: readonly ForcedOutcome[] },
): Promise<StartedAt | undefined> => {
  const { realm } = live;
  mustBePreview(realm);
  const flow = await realm.flow(live.flow.slug);
  const node = flow?.plan.nodes.findIndex(({ id }) => id === input.node) ?? -1;
  if (flow === undefined || node === -1) return undefined;
  const subject = await supposeSubject(realm, input.pinned.who);
  const session = await supposeSession(services, realm, flow, { node, pinned: input.pinned, user: subject.user });
  const secret = realm.random.secret();
  const locale = live.settings.device.language;
  const context = { ip: live.settings.device.ip, hosted: true };
  const run = { number: 0, floor: 1, states: [], visits: {}, memos: {}, proofs: [], ...(session && { session }), context, locale };
  const record = newRecord(realm, { flow, client: null, delivery: { kind: 'tokens' }, run }, secret);
  const { forced = [] } = input;
  const plain = machineFor(services, realm, flow.plan, { run: record.id, flow: record.flow, version: record.version });
  const machine = withForced(plain, forced, mockStep(registry));
  const stepping = { services, realm, machine, record, expected: 'new' as const, cause: `from:${input.node}`, unattended: true };
  const { proofs, vars } = input.pinned;
  const taken = await takeStep(stepping, async (failed) => {
    const decision = await begin(machine, { node: input.node, subject, proofs, vars, ...(session && { session }), context, locale }, failed);
    if (decision === undefined)
      throw new Problem('invalid-input', {
        errors: [{ path: 'proofs', code: 'unknown', message: phrase('Nothing can be proven about nobody: choose a person first.') }],
      });
    return markForced(decision, forced);
  });
  const settled = await deliverAndSettle(stepping, taken);
  return { run: record.id, state: formatState({ number: settled.record.run.number, secret }) };
};
