import { phrase } from '../languages/phrase.ts';
import { inEnglish, type Say } from '../languages/say.ts';
import { gone, type Names } from './names.ts';
import type { Played, Stop } from './played.ts';
import type { ScenarioProblem, ScenarioResult } from './result.ts';
import type { PathEntry, Scenario, ScenarioPlace, ScenarioStep } from './scenario.ts';

/** What the words of a report are made with. */
type Wording = { names: Names; say: Say };

const quoted = (node: string, { names, say }: Wording): string => {
  const name = names.node(node);
  return name === say(gone) ? name : say('“{name}”', { name });
};

const afterWaiting = (seconds: number, say: Say): string => {
  if (seconds < 60) return say('After {count, plural, one {a second} other {# seconds}}', { count: seconds });
  if (seconds < 3_600) return say('After {count, plural, one {a minute} other {# minutes}}', { count: Math.round(seconds / 60) });
  if (seconds < 86_400) return say('After {count, plural, one {an hour} other {# hours}}', { count: Math.round(seconds / 3_600) });
  return say('After {count, plural, one {a day} other {# days}}', { count: Math.round(seconds / 86_400) });
};

const secretWords = {
  code: phrase('After the code was typed'),
  password: phrase('After the password was typed'),
  pin: phrase('After the PIN was typed'),
} as const;

/** What was typed, if it was a secret of one kind. */
const typedIn = (inputs: Extract<ScenarioStep, { do: 'answer' }>['inputs']): keyof typeof secretWords | undefined => {
  const kinds = new Set(Object.values(inputs).flatMap((value) => (typeof value === 'object' ? [value.kind] : [])));
  return kinds.size === 1 ? [...kinds][0] : undefined;
};

/** "After the code was typed": what was done before something came out differently. `before`: where it stood then. */
const deedWords = (step: ScenarioStep | undefined, before: ScenarioPlace | undefined, wording: Wording): string => {
  const { names, say } = wording;
  const where = before === undefined ? undefined : quoted(before.node, wording);
  if (step === undefined) return say('At the start');
  switch (step.do) {
    case 'answer': {
      const typed = typedIn(step.inputs);
      if (typed !== undefined) return say(secretWords[typed]);
      return where === undefined ? say('After the answer') : say('After the answer at {step}', { step: where });
    }
    case 'open-link':
      return say('After the link in the message was opened');
    case 'back':
      return where === undefined ? say('After going back') : say('After going back from {step}', { step: where });
    case 'provider':
      return say('After coming back from the provider');
    case 'wait':
      return afterWaiting(step.seconds, say);
    case 'device':
      return say('After the device was changed');
    case 'outcome': {
      const outcome = names.outcome(step.node, step.outcome);
      return where === undefined ? say('After “{outcome}”', { outcome }) : say('After “{outcome}” at {step}', { outcome, step: where });
    }
  }
};

const standing = {
  ask: phrase('asks'),
  wait: phrase('waits'),
  redirect: phrase('sends people to another service'),
  done: phrase('lets people in'),
  failed: phrase('refuses people'),
} as const;

const differs = (stop: Stop, expected: ScenarioPlace): boolean => stop.node !== expected.node || stop.kind !== expected.kind;

const placeProblem = (at: number, deed: string, stop: Stop, expected: ScenarioPlace, wording: Wording): ScenarioProblem => {
  const { say } = wording;
  const step = quoted(stop.node, wording);
  return {
    at,
    node: stop.node,
    expected: expected.node,
    words:
      stop.node === expected.node
        ? say('{deed} {step} {now}; before, it {before} there.', { deed, step, now: say(standing[stop.kind]), before: say(standing[expected.kind]) })
        : say('{deed} it went to {step}; expected {expected}.', { deed, step, expected: quoted(expected.node, wording) }),
  };
};

const entryProblem = (at: number, deed: string, got: PathEntry | undefined, expected: PathEntry | undefined, wording: Wording): ScenarioProblem => {
  const { names, say } = wording;
  if (got === undefined) {
    const { node, outcome } = expected ?? { node: '', outcome: '' };
    const words = say('{deed} it stopped; expected that {step} ended in “{outcome}”.', {
      deed,
      step: quoted(node, wording),
      outcome: names.outcome(node, outcome),
    });
    return { at, expected: node, node, words };
  }
  const step = quoted(got.node, wording);
  if (got.node === expected?.node) {
    const [outcome, wanted] = [names.outcome(got.node, got.outcome), names.outcome(got.node, expected.outcome)];
    const words = say('{deed} {step} ended in “{outcome}”; expected “{wanted}”.', { deed, step, outcome, wanted });
    return { at, node: got.node, expected: got.node, words };
  }
  return {
    at,
    node: got.node,
    ...(expected && { expected: expected.node }),
    words:
      expected === undefined
        ? say('{deed} it passed through {step}; it should have ended before.', { deed, step })
        : say('{deed} it passed through {step}; expected {expected}.', { deed, step, expected: quoted(expected.node, wording) }),
  };
};

/** Where a step should have led to: what was kept with it, or for the last one the end. */
const expectedAfter = ({ steps, expect }: Scenario, index: number): ScenarioPlace | undefined => {
  const { status, node } = expect.end;
  if (index < steps.length) return index === 0 ? undefined : steps[index - 1]?.leads;
  const last = steps.at(-1)?.leads;
  return status === 'waiting' ? (last?.node === node ? last : { node, kind: last?.kind ?? 'ask' }) : { node, kind: status };
};

/** The first thing that came out differently. A new screen on the way is named by where it stands now, anything silent by its outcome. */
const firstDifference = (scenario: Scenario, { stops, end }: Played, wording: Wording): ScenarioProblem | undefined => {
  const { path } = scenario.expect;
  const { say } = wording;
  let passed = 0;
  for (const [index, stop] of stops.entries()) {
    const at = index - 1;
    const deed = deedWords(scenario.steps[at], stops[index - 1], wording);
    const expected = expectedAfter(scenario, index);
    const known = stop.path.findIndex((entry, offset) => {
      const wanted = path[passed + offset];
      return wanted?.node !== entry.node || wanted.outcome !== entry.outcome;
    });
    if (expected !== undefined && differs(stop, expected)) return placeProblem(at, deed, stop, expected, wording);
    if (known !== -1) return entryProblem(at, deed, stop.path[known], path[passed + known], wording);
    passed += stop.path.length;
  }
  const last = stops.length - 2;
  const deed = deedWords(scenario.steps[last], stops.at(-2), wording);
  if (stops.length === scenario.steps.length + 1 && passed < path.length) return entryProblem(last, deed, undefined, path[passed], wording);
  const { zone } = scenario.expect.end;
  if (end !== undefined && zone !== undefined && end.zone !== zone)
    return {
      at: last,
      node: end.node,
      words:
        end.zone === undefined
          ? say('It ended outside of every zone; expected “{expected}”.', { expected: zone })
          : say('It ended in the zone “{zone}”; expected “{expected}”.', { zone: end.zone, expected: zone }),
    };
  return undefined;
};

const unique = (ids: readonly (readonly string[])[]): string[] => [...new Set(ids.flat())];

/** Holds what was played against what was expected. Pure: the same play is always judged alike. */
export const judgePlayed = (scenario: Scenario, played: Played, names: Names, say: Say = inEnglish): Omit<ScenarioResult, 'ms'> => {
  const { stops, broke } = played;
  const difference = firstDifference(scenario, played, { names, say });
  // What went another way first is the reason why a later step could not be done.
  const problem = difference ?? (broke && { at: broke.at, words: broke.words, ...(stops.at(-1) && { node: stops.at(-1)?.node ?? '' }) });
  const node = stops.at(-1)?.node;
  return {
    status: difference !== undefined ? 'failed' : broke !== undefined ? 'broken' : 'passed',
    ...(problem && { problem }),
    canAccept: problem !== undefined && broke === undefined,
    path: stops.flatMap((stop) => stop.path),
    ...(node !== undefined && { node }),
    coverage: { nodes: unique(stops.map((stop) => stop.nodes)), edges: unique(stops.map((stop) => stop.edges)) },
  };
};
