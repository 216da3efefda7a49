import { answerWrong } from '#flows/interpreter/answer-wrong.ts';
import { type ForcedStep, forceOn } from '#flows/interpreter/force-on.ts';
import { mockStep } from '#flows/interpreter/mock-step.ts';
import { registry } from '#flows/nodes/registry.ts';
import { Problem } from '../../errors.ts';
import type { Services } from '../../services.ts';
import { deliverAndSettle } from '../deliver-and-settle.ts';
import { mustBeAlive } from '../run-state.ts';
import { steppingFor } from '../stepping-for.ts';
import { takeStep } from '../take-step.ts';
import type { LiveWorld } from './live-world.ts';
import { mustBePreview } from './must-be-preview.ts';

/** What a builder lets happen where the run stands: one of the step's outcomes, or a wrong answer to what it asks. */
export type Mocked = ({ kind: 'outcome'; node: string } & ForcedStep) | { kind: 'wrong'; node: string };

/**
 * Moves the run of a world on without the phone (EDITOR 17). Throws `stale-state` when it does not stand on that node (any more), and
 * what the interpreter refuses: an outcome the node does not have, a wrong answer where nothing is to be proven.
 */
export const takeMocked = async (services: Services, live: LiveWorld, mocked: Mocked): Promise<void> => {
  const { realm, settings } = live;
  mustBePreview(realm);
  const stored = settings.run === null ? undefined : await realm.storage.runs.find(realm.scope, settings.run);
  if (stored === undefined) throw new Problem('run-over');
  mustBeAlive(realm, stored);
  const cause = mocked.kind === 'wrong' ? 'mock:wrong' : `mock:${mocked.outcome}`;
  // The phone is not there to be answered: it comes for what the end hands out.
  const stepping = { ...(await steppingFor(services, realm, stored, cause)), unattended: true };
  const { machine, record } = stepping;
  const state = record.run.states.at(-1);
  if (state === undefined || machine.plan.nodes[state.node]?.id !== mocked.node) throw new Problem('stale-state', { current: record.run.number });
  const taken = await takeStep(stepping, (failed) =>
    mocked.kind === 'wrong' ? answerWrong(machine, record.run, failed) : forceOn(machine, record.run, mocked, mockStep(registry), failed),
  );
  const settled = await deliverAndSettle(stepping, taken);
  await realm.heard?.({
    kind: 'mocked',
    before: stored,
    record: settled.record,
    mocked,
  });
};
