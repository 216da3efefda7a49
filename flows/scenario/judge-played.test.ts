import { describe, expect, test } from 'vitest';
import { emptyGraph } from '../graph/empty-graph.ts';
import { acceptPlayed } from './accept-played.ts';
import { coverageOf } from './coverage.ts';
import { judgePlayed } from './judge-played.ts';
import { gone, type Names } from './names.ts';
import type { Played, Stop } from './played.ts';
import { readScenario, type Scenario, scenario, scenarioLimits } from './scenario.ts';

const titles: Readonly<Record<string, string>> = {
  who: 'Ask for e-mail',
  code: 'Code',
  home: 'Home',
  choose: 'Set password',
  check: 'Condition',
  old: gone,
};
const names: Names = { node: (id) => titles[id] ?? id, outcome: (_, id) => id.toUpperCase() };

const stop = (node: string, kind: Stop['kind'], ...path: string[]): Stop => {
  const taken = path.map((entry) => {
    const [at = '', outcome = ''] = entry.split('.');
    return { node: at, outcome };
  });
  return { node, kind, path: taken, nodes: [...taken.map((entry) => entry.node), node], edges: path.map((entry) => `w-${entry}`) };
};
const asked = stop('who', 'ask', 'start.started');
const sent = stop('code', 'ask', 'who.given');
const home = stop('home', 'done', 'code.verified', 'in.issued');

const kept: Scenario = scenario.parse({
  name: 'Ada signs in',
  steps: [
    { do: 'answer', action: 'submit', inputs: { email: 'ada@example.org' }, leads: { node: 'code', kind: 'ask' } },
    { do: 'answer', action: 'submit', inputs: { code: { from: 'inbox', kind: 'code' } }, leads: { node: 'home', kind: 'done' } },
  ],
  expect: {
    path: [asked, sent, home].flatMap(({ path }) => path),
    end: { status: 'done', node: 'home', zone: 'secure' },
  },
});
const good: Played = { stops: [asked, sent, home], end: { status: 'done', node: 'home', zone: 'secure' } };
const judge = (played: Partial<Played>, given = kept) => judgePlayed(given, { ...good, ...played }, names);
const wordsOf = (played: Partial<Played>, given = kept) => judge(played, given).problem?.words;

describe('judging', () => {
  test('what came out as expected has passed, with everything it came through', () => {
    expect(judge({})).toMatchObject({ status: 'passed', canAccept: false, node: 'home' });
    expect(judge({}).coverage).toEqual({
      nodes: ['start', 'who', 'code', 'in', 'home'],
      edges: ['w-start.started', 'w-who.given', 'w-code.verified', 'w-in.issued'],
    });
  });

  test('a screen that was added in between is named, with what was expected', () => {
    const result = judge({ stops: [asked, sent, stop('choose', 'ask', 'code.verified')], end: { status: 'waiting', node: 'choose' } });
    expect(result).toMatchObject({
      status: 'failed',
      canAccept: true,
      problem: { at: 1, node: 'choose', expected: 'home', words: 'After the code was typed it went to “Set password”; expected “Home”.' },
    });
  });

  test('what differs is said as a builder would say it', () => {
    const silent = stop('home', 'done', 'code.verified', 'check.yes', 'in.issued');
    expect(wordsOf({ stops: [asked, sent, silent] })).toBe('After the code was typed it passed through “Condition”; expected “in”.');
    expect(wordsOf({ stops: [asked, sent, stop('home', 'done', 'code.known', 'in.issued')] })).toBe(
      'After the code was typed “Code” ended in “KNOWN”; expected “VERIFIED”.',
    );
    expect(wordsOf({ stops: [asked, sent, stop('home', 'failed', 'code.verified', 'in.issued')] })).toBe(
      'After the code was typed “Home” refuses people; before, it lets people in there.',
    );
    expect(wordsOf({ stops: [asked, stop('choose', 'ask', 'who.given'), home] })).toBe(
      'After the answer at “Ask for e-mail” it went to “Set password”; expected “Code”.',
    );
    expect(wordsOf({}, { ...kept, expect: { ...kept.expect, path: [{ node: 'old', outcome: 'ok' }, ...kept.expect.path] } })).toBe(
      'At the start it passed through “start”; expected a step that is gone.',
    );
    expect(wordsOf({ end: { status: 'done', node: 'home', zone: 'public' } })).toBe('It ended in the zone “public”; expected “secure”.');
    expect(wordsOf({ stops: [stop('choose', 'ask', 'start.other'), sent, home] })).toBe('At the start “start” ended in “OTHER”; expected “STARTED”.');
    expect(wordsOf({ stops: [asked, sent, stop('home', 'done', 'code.verified')] })).toBe(
      'After the code was typed it stopped; expected that “in” ended in “ISSUED”.',
    );
  });

  test('what could not be done is broken; if it had gone another way before, that is why', () => {
    const broke = { at: 1, words: '“Code” has no such button any more.' };
    expect(judge({ stops: [asked, sent], broke })).toMatchObject({ status: 'broken', canAccept: false, problem: { at: 1, words: broke.words } });
    expect(judge({ stops: [asked, stop('choose', 'ask', 'who.given')], broke })).toMatchObject({
      status: 'failed',
      canAccept: false,
      problem: { at: 0 },
    });
    expect(judge({ stops: [], end: undefined, broke: { at: -1, words: 'The way in it begins at is gone.' } })).toMatchObject({
      status: 'broken',
      path: [],
    });
  });
});

describe('accepting', () => {
  test('what was played is what is expected from then on, and passes', () => {
    const played: Played = { stops: [asked, sent, stop('choose', 'ask', 'code.verified')], end: { status: 'waiting', node: 'choose' } };
    const accepted = acceptPlayed(kept, played);
    expect(accepted?.expect.end).toEqual({ status: 'waiting', node: 'choose' });
    expect(accepted && judgePlayed(accepted, played, names).status).toBe('passed');
    expect(accepted && judgePlayed(accepted, good, names).status).toBe('failed');
  });

  test('never half of a play', () => {
    expect(acceptPlayed(kept, { ...good, broke: { at: 1, words: '' } })).toBeUndefined();
    expect(acceptPlayed(kept, { ...good, stops: [asked, sent] })).toBeUndefined();
  });
});

test('coverage counts what is drawn now: a chain with any of its methods, and nothing that is gone', () => {
  const place = { version: 1, zone: 'public', order: 'a0', position: { x: 0, y: 0 }, config: {} };
  const graph = {
    ...emptyGraph('en'),
    nodes: {
      chain: { ...place, type: 'choose.fallback' },
      code: { ...place, type: 'verify.email-code', parent: 'chain' },
      other: { ...place, type: 'verify.password', parent: 'chain' },
    },
    edges: { w: { from: 'chain', outcome: 'verified', to: 'chain' }, x: { from: 'chain', outcome: 'none', to: 'chain' } },
  };
  const { nodes, edges, allNodes, allEdges } = coverageOf(graph, [{ coverage: { nodes: ['code', 'gone'], edges: ['w', 'gone'] } }]);
  expect([[...nodes].toSorted(), [...edges], allNodes, allEdges]).toEqual([['chain', 'code'], ['w'], 3, 2]);
});

describe('reading', () => {
  test('unknown fields, sizes and shapes are refused', () => {
    expect(readScenario(JSON.parse(JSON.stringify(kept)))).toMatchObject({ ok: true });
    for (const bad of [
      undefined,
      3,
      {},
      { ...kept, secret: 1 },
      { ...kept, steps: [{ do: 'fly' }] },
      { ...kept, context: { ...kept.context, password: 'x' } },
    ])
      expect(readScenario(bad).ok).toBe(false);
    const many = Array.from({ length: scenarioLimits.steps + 1 }, () => ({ do: 'back' }));
    expect(readScenario({ ...kept, steps: many }).ok).toBe(false);
    expect(readScenario({ ...kept, context: { parameters: { text: 'x'.repeat(scenarioLimits.bytes) } } })).toMatchObject({
      problem: expect.stringContaining('64 kB'),
    });
  });

  test('a user has no place for a password', () => {
    expect(readScenario({ ...kept, context: { users: [{ id: 'ada', password: 'secret' }] } }).ok).toBe(false);
  });
});
