import { emptyDirectory } from '#flows/kit/directory-script.ts';
import { phrase } from '#flows/languages/phrase.ts';
import { inEnglish, type Say } from '#flows/languages/say.ts';
import { type PathEntry, type ReadScenario, type Scenario, type ScenarioEnd, type ScenarioStep, readScenario } from '#flows/scenario/scenario.ts';
import type { LiveWorld } from '../engine/preview/live-world.ts';
import type { RunRecord } from '../storage/ports/runs.ts';
import type { HeardWalk } from './heard-walk.ts';
import { peopleOfWalk } from './people-of-walk.ts';

/** A pause this long (s) was meant; a shorter one is how people type. */
const meant = 60;

const stepsOf = ({ startedAt, device, deeds }: HeardWalk): ScenarioStep[] => {
  let [at, now] = [startedAt, device];
  return deeds.flatMap(({ at: then, device: next, step }): ScenarioStep[] => {
    const seconds = Math.max(0, Math.round((then - at) / 1000));
    const changed = Object.fromEntries(
      Object.entries(next).filter(([key, value]) => Object.entries(now).some(([known, was]) => known === key && was !== value)),
    );
    [at, now] = [then, next];
    return [
      ...(seconds >= meant ? [{ do: 'wait' as const, seconds, after: 0 }] : []),
      ...(Object.keys(changed).length > 0 ? [{ do: 'device' as const, ...changed, after: 0 }] : []),
      seconds > 1 && seconds < meant ? { ...step, after: seconds } : step,
    ];
  });
};

const pathOf = async (live: LiveWorld, record: RunRecord): Promise<PathEntry[]> => {
  const outcomes = new Map(live.plan?.nodes.map((node) => [node.id, node.outcomes]));
  const events = await live.storage.runs.events(live.realm.scope, record.id);
  return events
    .filter(({ number }) => number <= record.run.number)
    .flatMap(({ transitions }) => transitions)
    .flatMap(({ node, outcome }) => (Object.hasOwn(outcomes.get(node) ?? {}, outcome) ? [{ node, outcome }] : []));
};

const endOf = (live: LiveWorld, { status, run }: RunRecord): ScenarioEnd | undefined => {
  const state = run.states.at(-1);
  const node = live.plan?.nodes[state?.node ?? -1];
  return node && { status: status === 'active' ? 'waiting' : status, node: node.id };
};

const sessionOf = ({ run, startedAt }: RunRecord): Pick<Scenario['context'], 'session'> => {
  const { session } = run;
  if (session === undefined) return {};
  const { user, zone, zoneKind, locked, amr, proofs } = session;
  const aged = proofs.map(({ assurance, at }) => ({ assurance, secondsAgo: Math.max(0, Math.round((startedAt - at) / 1000)) }));
  return { session: { ...(user !== undefined && { user }), zone, zoneKind, locked, amr: [...amr], proofs: aged } };
};

const none = phrase('There is no walk to keep. Start again in the phone, act in it as somebody would, then keep what you did.');

/** The walk in a world's phone as a scenario: what was done, in whose name, and what came of it. */
export const scenarioFromWalk = async (live: LiveWorld, name: string, say: Say = inEnglish): Promise<ReadScenario> => {
  const { heard, run } = live.settings;
  const record = heard === null ? undefined : await live.storage.runs.find(live.realm.scope, heard.run);
  if (heard === null || record === undefined) return { ok: false, problem: say(none) };
  if (run !== heard.run) return { ok: false, problem: say('A walk that began in the middle cannot be kept. Start again at a way in.') };
  if (heard.unkept !== undefined) return { ok: false, problem: say(heard.unkept) };
  if (record.run.twin !== undefined) return { ok: false, problem: say('A walk that came from the linked app cannot be kept.') };
  const walk = { ...heard, deeds: heard.deeds.filter(({ number }) => number <= record.run.number) };
  const end = endOf(live, record);
  if (end === undefined) return { ok: false, problem: say('The step this walk stands on is gone. Start again in the phone.') };
  const { context, locale } = record.run;
  const { ip, hosted, email, device, application, team, language, parameters } = context;
  const { directory } = live.settings;
  return readScenario(
    {
      name,
      entry: walk.entry,
      context: {
        channel: hosted === true ? 'hosted' : 'app',
        locale,
        ...(ip !== undefined && { ip }),
        online: walk.device.online,
        startAt: new Date(walk.startedAt).toISOString(),
        ...(email !== undefined && { email }),
        ...(device && { device }),
        ...(application && { application }),
        ...(team && { team }),
        ...(language && { language }),
        ...(parameters && { parameters }),
        users: await peopleOfWalk(live, walk, record),
        ...sessionOf(record),
        ...(JSON.stringify(directory) !== JSON.stringify(emptyDirectory) && { directory }),
      },
      steps: stepsOf(walk),
      expect: { path: await pathOf(live, record), end },
    },
    say,
  );
};
