import type { ForcedOutcome } from '#flows/interpreter/forced-outcome.ts';
import type { PinnedContext } from '#flows/interpreter/pinned-context.ts';
import { phrase } from '#flows/languages/phrase.ts';
import { type StartedAt, startAt } from '#server/engine/preview/start-at.ts';
import { type SteppedBack, stepBack } from '#server/engine/preview/step-back.ts';
import { type Mocked, takeMocked } from '#server/engine/preview/take-mocked.ts';
import { Problem } from '#server/errors.ts';
import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { worldOf } from './world-of.ts';

type Access = Authorized<'flow.edit', FlowAccess>;

const refusals: Readonly<Record<string, string>> = {
  'run-over': phrase('This walk is over. Restart it, or run from another step.'),
  'run-expired': phrase('This walk stood still for too long. Restart it.'),
  'stale-state': phrase('The run stands on another step by now.'),
  'unknown-action': phrase('The run cannot leave this step that way.'),
  unauthorized: phrase('The session this walk began from has ended. Run from here again.'),
  locked: phrase('The session this walk began from is locked. Run from here again.'),
};

/** What the engine refuses, as a builder is told it. */
const inWords = async <T>(walk: Promise<T>): Promise<T> => {
  try {
    return await walk;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const words = error.extras.errors?.[0]?.message ?? refusals[error.code];
    if (words === undefined) throw error;
    throw new Fault('conflict', words);
  }
};

/** Starts the run in the phone at any step of the draft (EDITOR 17). The state is the phone's to take it up with. */
export const startPreviewAt = async (
  access: Access,
  services: Services,
  input: { world: string; node: string; pinned: PinnedContext; forced: readonly ForcedOutcome[] },
): Promise<StartedAt> => {
  const { node, pinned, forced } = input;
  const live = await worldOf(access, services, input.world);
  const started = await inWords(startAt(services, live, { node, pinned, forced }));
  if (started === undefined)
    throw new Fault('not-found', phrase('The draft as it last worked has no such step, or no way leads to it. Wire it first.'));
  return started;
};

/** Lets the run take one of the outcomes of the step it stands on, or give a wrong answer to it. */
export const mockPreview = async (access: Access, services: Services, input: { world: string; mocked: Mocked }): Promise<void> =>
  inWords(takeMocked(services, await worldOf(access, services, input.world), input.mocked));

/** One step of the walk is undone, whatever it wrote. */
export const stepPreviewBack = async (access: Access, services: Services, input: { world: string }): Promise<{ run: SteppedBack }> => ({
  run: await inWords(stepBack({ services, worlds: services.worlds }, await worldOf(access, services, input.world))),
});
