import { phrase } from '#flows/languages/phrase.ts';
import { inEnglish, type Say } from '#flows/languages/say.ts';
import type { WireStep } from '#flows/protocol/step.ts';
import type { Played, Stop } from '#flows/scenario/played.ts';
import type { Scenario, ScenarioEnd, ScenarioStep } from '#flows/scenario/scenario.ts';
import { currentStep } from '../engine/current-step.ts';
import { goBack } from '../engine/go-back.ts';
import { openTicket } from '../engine/open-ticket.ts';
import { returnScripted } from '../engine/preview/outside/scripted-federation.ts';
import type { LiveWorld } from '../engine/preview/live-world.ts';
import { takeMocked } from '../engine/preview/take-mocked.ts';
import { startRun } from '../engine/start-run.ts';
import { submitAnswer } from '../engine/submit-answer.ts';
import { Problem } from '../errors.ts';
import type { Services } from '../services.ts';
import { standingOf } from '../sessions/standing.ts';
import type { Delivery } from '../storage/ports/runs.ts';
import { CannotPlay, fillValue } from './fill-value.ts';
import { lettersIn, linkIn } from './read-inbox.ts';
import { setStage } from './set-stage.ts';

export type Playing = {
  services: Services;
  live: LiveWorld;
  /** What the screens in the play are called, for words about what could not be done. */
  title: (node: string) => string;
  /** Called between steps: lets others have the process, and throws to stop. */
  breathe?: () => Promise<void>;
  delivery?: Delivery;
  /** English without it. */
  say?: Say;
};

const ms = 1_000;

const begin = async ({ services, live, delivery = { kind: 'cookie' } }: Playing, { entry, context }: Scenario): Promise<WireStep> => {
  const { realm, storage, flow } = live;
  const held = await setStage(services, live, { context });
  if (context.personal !== undefined && !context.users.some(({ id }) => id === context.personal))
    throw new CannotPlay(phrase('The personal link it begins with is of nobody among its test users.'));
  const { step } = await startRun(services, realm, {
    flow: flow.slug,
    ...(entry !== undefined && { entry }),
    locale: context.locale,
    context: {
      ip: context.ip,
      ...(context.channel === 'hosted' && { hosted: true }),
      ...(context.email !== undefined && { email: context.email }),
      ...(context.device && { device: context.device }),
      ...(context.application && { application: context.application }),
      ...(context.team && { team: context.team }),
      ...(context.language && { language: context.language }),
      ...(context.parameters && { parameters: context.parameters }),
    },
    ...(context.personal !== undefined && { subject: { user: context.personal } }),
    holding: async () => {
      const found = held === undefined ? undefined : await storage.sessions.check(realm.scope, held);
      return found && { session: found.session, standing: standingOf(found, realm.clock.now(), await realm.relock(found.session.zone)) };
    },
    delivery,
  });
  return step;
};

const secretOf = async ({ services, live }: Playing, to: string | undefined): Promise<string> => {
  const secret = (await lettersIn(services, live, to)).map(linkIn).find((link) => link !== undefined);
  if (secret === undefined) throw new CannotPlay(phrase('No message with a link has arrived.'));
  return secret;
};

const returnCode = async (
  { services, live, title }: Playing,
  step: WireStep,
  says: Extract<ScenarioStep, { do: 'provider' }>['says'],
): Promise<string> => {
  const state = /\/provider\/([\w-]+)$/.exec(step.challenge.url ?? '')?.[1];
  if (state === undefined) throw new CannotPlay(phrase('“{step}” does not send people to a provider any more.'), { step: title(step.node) });
  const answer = typeof says === 'string' ? { kind: says } : { kind: 'claims' as const, claims: says };
  const code = await returnScripted(services, { live, realm: live.realm }, state, answer);
  if (code === undefined) throw new CannotPlay(phrase('The provider was left before.'));
  return code;
};

/** Does one step and answers where the run stands then. Throws CannotPlay, or Problem for what the flow itself refuses. */
const act = async (playing: Playing, at: WireStep, step: ScenarioStep): Promise<WireStep> => {
  const { services, live, title } = playing;
  const { realm } = live;
  const own = { run: at.run, state: at.state };
  const submit = async (action: string, inputs: Record<string, unknown>) =>
    (await submitAnswer(services, realm, { ...own, answer: { action, inputs } })).step;
  switch (step.do) {
    case 'answer': {
      const filled = await Promise.all(
        Object.entries(step.inputs).map(async ([name, value]) => [name, await fillValue(services, live, value)] as const),
      );
      return submit(step.action, Object.fromEntries(filled));
    }
    case 'open-link':
      await openTicket(services, realm, await secretOf(playing, step.to));
      break;
    case 'back':
      return (await goBack(services, realm, own)).step;
    case 'provider':
      return submit('return', { code: await returnCode(playing, at, step.says) });
    case 'wait':
      live.settings = { ...live.settings, offsetMs: live.settings.offsetMs + step.seconds * ms };
      break;
    case 'device': {
      const { do: _, after: __, leads: ___, ...device } = step;
      live.settings = { ...live.settings, device: { ...live.settings.device, ...device } };
      break;
    }
    case 'outcome':
      if (at.node !== step.node)
        throw new CannotPlay(phrase('It stands on “{step}”, not on “{expected}”.'), { step: title(at.node), expected: title(step.node) });
      await takeMocked(services, live, { kind: 'outcome', node: step.node, outcome: step.outcome, forced: step.forced ?? [] });
      break;
  }
  return step.do === 'open-link' || step.do === 'outcome' ? (await currentStep(services, realm, own)).step : at;
};

const refusals: Readonly<Record<string, string>> = {
  'unknown-action': phrase('“{step}” has no such button any more.'),
  'cannot-go-back': phrase('There is no way back from “{step}” any more.'),
  'run-expired': phrase('Too much time had gone by: the sign-in was over.'),
  'run-over': phrase('The sign-in was over before.'),
  unauthorized: phrase('It begins from a session, and there is none that is alive.'),
  locked: phrase('It begins from a session that is not locked, and this one is.'),
  'not-locked': phrase('It begins from a locked session, and this one is not.'),
  forbidden: phrase('It begins from a session of another zone, or of somebody who has signed in.'),
};

/** Why a step could not be done, for a builder. */
const wordsOf = (error: unknown, step: string, say: Say): string => {
  if (error instanceof CannotPlay) return say(error.text, error.values);
  // A defect of ours, in a step or here: the scenario has certainly not passed.
  if (!(error instanceof Problem)) return say('Something unexpected went wrong at “{step}”, so it could not be played.', { step });
  if (error.code !== 'invalid-input') return say(refusals[error.code] ?? phrase('“{step}” did not take it ({code}).'), { step, code: error.code });
  const [first] = error.extras?.errors ?? [];
  if (first?.path === 'entry') return say('The way in it begins at is gone.');
  if (first === undefined) return say('“{step}” did not take what was typed.', { step });
  return say('“{step}” did not take what was typed into “{field}”: {problem}.', {
    step,
    field: first.path,
    problem: first.message.replace(/\.$/, ''),
  });
};

/** Reads off the run's events what happened since the last look. */
const watch = (live: LiveWorld) => {
  let seen = 0;
  return async (step: WireStep): Promise<Stop> => {
    const events = await live.storage.runs.events(live.realm.scope, step.run);
    const fresh = events.slice(seen).flatMap(({ transitions }) => transitions);
    seen = events.length;
    const outcomes = new Map(live.plan?.nodes.map((node) => [node.id, node.outcomes]));
    return {
      node: step.node,
      kind: step.kind,
      path: fresh.flatMap(({ node, outcome }) => (Object.hasOwn(outcomes.get(node) ?? {}, outcome) ? [{ node, outcome }] : [])),
      nodes: [...new Set([...fresh.map(({ node }) => node), step.node])],
      edges: [...new Set(fresh.flatMap(({ edges }) => edges))],
    };
  };
};

const endOf = (step: WireStep): ScenarioEnd => ({
  status: step.kind === 'done' || step.kind === 'failed' ? step.kind : 'waiting',
  node: step.node,
  ...(step.result?.zone !== undefined && { zone: step.result.zone.key }),
});

/**
 * Plays a scenario in a world on the real engine, up to `until` steps of it. Each step comes a second after the one before, or as much
 * later as it says. What cannot be done ends the play and is said in `broke`.
 */
export const playScenario = async (
  playing: Playing,
  scenario: Scenario,
  until = scenario.steps.length,
): Promise<Played & { at: WireStep | undefined }> => {
  const { live, title, breathe, say = inEnglish } = playing;
  const look = watch(live);
  const stops: Stop[] = [];
  let at: WireStep | undefined;
  for (let index = -1; index < until; index += 1) {
    await breathe?.();
    const step = scenario.steps[index];
    try {
      if (at === undefined || step === undefined) at = await begin(playing, scenario);
      else {
        live.settings = { ...live.settings, offsetMs: live.settings.offsetMs + (step.after ?? 1) * ms };
        if ((at.kind === 'done' || at.kind === 'failed') && step.do !== 'wait')
          throw new CannotPlay(phrase('It was over at “{step}” already: there is nothing left to do.'), { step: title(at.node) });
        at = await act(playing, at, step);
      }
    } catch (error) {
      return {
        stops,
        at,
        end: at && endOf(at),
        broke: { at: index, words: wordsOf(error, at === undefined ? say('The flow') : title(at.node), say) },
      };
    }
    stops.push(await look(at));
  }
  return { stops, at, end: at && endOf(at) };
};
