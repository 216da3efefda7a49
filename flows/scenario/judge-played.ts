import { gone, type Names } from './names.ts';
import type { Played, Stop } from './played.ts';
import type { ScenarioProblem, ScenarioResult } from './result.ts';
import type { PathEntry, Scenario, ScenarioPlace, ScenarioStep } from './scenario.ts';

const quoted = (node: string, names: Names): string => {
  const name = names.node(node);
  return name === gone ? gone : `“${name}”`;
};

const minutes = (seconds: number): string => {
  if (seconds < 60) return seconds === 1 ? 'a second' : `${seconds} seconds`;
  if (seconds < 3_600) return Math.round(seconds / 60) === 1 ? 'a minute' : `${Math.round(seconds / 60)} minutes`;
  if (seconds < 86_400) return Math.round(seconds / 3_600) === 1 ? 'an hour' : `${Math.round(seconds / 3_600)} hours`;
  return Math.round(seconds / 86_400) === 1 ? 'a day' : `${Math.round(seconds / 86_400)} days`;
};

const secretWords = { code: 'After the code was typed', password: 'After the password was typed', pin: 'After the PIN was typed' } as const;

/** What was typed, if it was a secret of one kind. */
const typedIn = (inputs: Extract<ScenarioStep, { do: 'answer' }>['inputs']): keyof typeof secretWords | undefined => {
  const kinds = new Set(Object.values(inputs).flatMap((value) => (typeof value === 'object' ? [value.kind] : [])));
  return kinds.size === 1 ? [...kinds][0] : undefined;
};

/** "After the code was typed": what was done before something came out differently. `before`: where it stood then. */
const deedWords = (step: ScenarioStep | undefined, before: ScenarioPlace | undefined, names: Names): string => {
  const where = before === undefined ? '' : ` at ${quoted(before.node, names)}`;
  if (step === undefined) return 'At the start';
  switch (step.do) {
    case 'answer': {
      const typed = typedIn(step.inputs);
      return typed === undefined ? `After the answer${where}` : secretWords[typed];
    }
    case 'open-link':
      return 'After the link in the message was opened';
    case 'back':
      return `After going back${where === '' ? '' : ` from ${quoted(before?.node ?? '', names)}`}`;
    case 'provider':
      return 'After coming back from the provider';
    case 'wait':
      return `After ${minutes(step.seconds)}`;
    case 'device':
      return 'After the device was changed';
    case 'outcome':
      return `After “${names.outcome(step.node, step.outcome)}”${where}`;
  }
};

const standing = {
  ask: 'asks',
  wait: 'waits',
  redirect: 'sends people to another service',
  done: 'lets people in',
  failed: 'refuses people',
} as const;

const differs = (stop: Stop, expected: ScenarioPlace): boolean => stop.node !== expected.node || stop.kind !== expected.kind;

const placeProblem = (at: number, deed: string, stop: Stop, expected: ScenarioPlace, names: Names): ScenarioProblem => ({
  at,
  node: stop.node,
  expected: expected.node,
  words:
    stop.node === expected.node
      ? `${deed} ${quoted(stop.node, names)} ${standing[stop.kind]}; before, it ${standing[expected.kind]} there.`
      : `${deed} it went to ${quoted(stop.node, names)}; expected ${quoted(expected.node, names)}.`,
});

const entryProblem = (at: number, deed: string, got: PathEntry | undefined, expected: PathEntry | undefined, names: Names): ScenarioProblem => {
  const ended = ({ node, outcome }: PathEntry) => `${quoted(node, names)} ended in “${names.outcome(node, outcome)}”`;
  if (got === undefined) {
    const missed = expected ?? { node: '', outcome: '' };
    return { at, expected: missed.node, node: missed.node, words: `${deed} it stopped; expected that ${ended(missed)}.` };
  }
  if (got.node === expected?.node)
    return { at, node: got.node, expected: got.node, words: `${deed} ${ended(got)}; expected “${names.outcome(got.node, expected.outcome)}”.` };
  const instead = expected === undefined ? 'it should have ended before' : `expected ${quoted(expected.node, names)}`;
  return {
    at,
    node: got.node,
    ...(expected && { expected: expected.node }),
    words: `${deed} it passed through ${quoted(got.node, names)}; ${instead}.`,
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
const firstDifference = (scenario: Scenario, { stops, end }: Played, names: Names): ScenarioProblem | undefined => {
  const { path } = scenario.expect;
  let passed = 0;
  for (const [index, stop] of stops.entries()) {
    const at = index - 1;
    const deed = deedWords(scenario.steps[at], stops[index - 1], names);
    const expected = expectedAfter(scenario, index);
    const known = stop.path.findIndex((entry, offset) => {
      const wanted = path[passed + offset];
      return wanted?.node !== entry.node || wanted.outcome !== entry.outcome;
    });
    if (expected !== undefined && differs(stop, expected)) return placeProblem(at, deed, stop, expected, names);
    if (known !== -1) return entryProblem(at, deed, stop.path[known], path[passed + known], names);
    passed += stop.path.length;
  }
  const last = stops.length - 2;
  const deed = deedWords(scenario.steps[last], stops.at(-2), names);
  if (stops.length === scenario.steps.length + 1 && passed < path.length) return entryProblem(last, deed, undefined, path[passed], names);
  const { zone } = scenario.expect.end;
  if (end !== undefined && zone !== undefined && end.zone !== zone)
    return {
      at: last,
      node: end.node,
      words:
        end.zone === undefined ? `It ended outside of every zone; expected “${zone}”.` : `It ended in the zone “${end.zone}”; expected “${zone}”.`,
    };
  return undefined;
};

const unique = (ids: readonly (readonly string[])[]): string[] => [...new Set(ids.flat())];

/** Holds what was played against what was expected. Pure: the same play is always judged alike. */
export const judgePlayed = (scenario: Scenario, played: Played, names: Names): Omit<ScenarioResult, 'ms'> => {
  const { stops, broke } = played;
  const difference = firstDifference(scenario, played, names);
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
