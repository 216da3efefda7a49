import { expect, test } from 'vitest';
import { inEnglish } from '#flows/languages/say.ts';
import { usualLook } from '../phone/devices.ts';
import { createStore } from 'zustand/vanilla';
import type { ScenarioResult } from '#flows/scenario/result.ts';
import type { Phone, PhoneState } from '../phone/create-phone.ts';
import type { SavingState } from '../saving/saving-state.ts';
import { simulatedTime } from '../testing/simulated-time.ts';
import { createView } from '../view/create-view.ts';
import { createScenarios, isCurrent, stepsToWalk } from './create-scenarios.ts';
import type { ScenarioLine, ScenariosRemote } from './scenarios-remote.ts';

const line = (id: string): ScenarioLine => ({
  id,
  name: id,
  required: true,
  steps: 3,
  ends: { status: 'done', node: 'home' },
  author: 'Ada',
  updatedAt: 0,
});
const passed: ScenarioResult = { status: 'passed', canAccept: false, path: [], coverage: { nodes: [], edges: [] }, ms: 1 };
const failed: ScenarioResult = { ...passed, status: 'failed', problem: { at: 1, words: 'It went elsewhere.' } };

const setUp = (over: Partial<ScenariosRemote> = {}, plays = true) => {
  const time = simulatedTime();
  const calls: string[] = [];
  const saving = createStore<SavingState>(() => ({ base: 0, seen: 0, waiting: [] }));
  const noted = async (what: string) => {
    calls.push(what);
  };
  const remote: ScenariosRemote = {
    list: async () => [line('a'), line('b')],
    run: async (ids) => {
      calls.push(`run ${ids?.join() ?? 'all'}`);
      return { revision: saving.getState().base, results: (ids ?? ['a', 'b']).map((id) => ({ id, result: passed })), unreached: [] };
    },
    keep: async (world, name, replaces) => {
      calls.push(`keep ${world} ${name} ${replaces ?? ''}`);
      return { id: 'b' };
    },
    accept: (id) => noted(`accept ${id}`),
    change: (id, change) => noted(`change ${id} ${JSON.stringify(change)}`),
    move: (id, to) => noted(`move ${id} ${to}`),
    duplicate: (id) => noted(`duplicate ${id}`),
    remove: (id) => noted(`remove ${id}`),
    addOfTemplate: (template) => noted(`template ${template}`),
    exported: async () => [],
    add: (added) => noted(`add ${added.length}`),
    walk: async (id, world, steps) => {
      calls.push(`walk ${id} ${world} ${steps}`);
      return { run: 'r', state: '1.s' };
    },
    ...over,
  };
  const state: PhoneState = {
    status: 'open',
    world: 'w1',
    frame: 1,
    offsetMs: 0,
    mails: [],
    look: usualLook,
    device: { ip: '', language: 'en', online: true },
    directory: { up: true, people: [], anyoneWith: null },
    twin: { kind: 'none' },
    front: 'own',
  };
  const phone: Pick<Phone, 'store' | 'open' | 'takeUp' | 'refresh'> = {
    store: createStore<PhoneState>(() => state),
    open: () => noted('open phone'),
    takeUp: ({ run }) => void calls.push(`take up ${run}`),
    refresh: () => noted('refresh'),
  };
  const view = createView('en');
  const flush = async () => {
    calls.push('flush');
    return true;
  };
  const scenarios = createScenarios({ remote, autosave: { store: saving, flush }, phone, view, timing: time.timing, plays, say: inEnglish });
  const told = (id: string) => isCurrent(scenarios.store.getState().told.get(id), saving.getState());
  return { scenarios, time, calls, saving, view, told };
};

test('they are played when the flow is opened, and once a burst of edits is saved; until then they are not run since the last edit', async () => {
  const { time, calls, saving, told } = setUp();
  await time.pass(5_000);
  expect(calls).toEqual(['run all']);
  expect(told('a')).toBe(true);
  saving.setState({ waiting: [{ label: 'Edit', patches: [] }] });
  expect(told('a')).toBe(false);
  for (const base of [1, 2, 3]) {
    saving.setState({ waiting: [], base });
    await time.pass(300);
  }
  expect(calls).toEqual(['run all']);
  expect(told('a')).toBe(false);
  await time.pass(2_000);
  expect(calls).toEqual(['run all', 'run all']);
  expect(told('a')).toBe(true);
});

test('several new paths are accepted together: each is taken, then all of them are played', async () => {
  const { scenarios, time, calls } = setUp();
  await time.pass(5_000);
  calls.length = 0;
  await scenarios.accept(['a', 'b']);
  expect(calls.filter((call) => !call.startsWith('list'))).toEqual(['flush', 'accept a', 'accept b', 'run a,b']);
});

test('an edit that is saved while they are played is played after', async () => {
  let answer = (): void => {};
  const { time, calls, saving, told } = setUp({
    run: (ids) => {
      calls.push(`run ${ids?.join() ?? 'all'}`);
      const revision = saving.getState().base;
      return new Promise((resolve) => {
        answer = () => resolve({ revision, results: [{ id: 'a', result: passed }], unreached: [] });
      });
    },
  });
  await time.pass(2_000);
  saving.setState({ base: 1 });
  await time.pass(2_000);
  expect(calls).toHaveLength(1);
  answer();
  await time.pass(2_000);
  expect(calls).toHaveLength(2);
  expect(told('a')).toBe(false);
  answer();
  await time.pass(0);
  expect(told('a')).toBe(true);
});

test('what there was no time for is asked for again', async () => {
  const { time, calls } = setUp({
    run: async (ids) => {
      calls.push(`run ${ids?.join() ?? 'all'}`);
      return ids === undefined
        ? { revision: 0, results: [{ id: 'a', result: passed }], unreached: ['b'] }
        : { revision: 0, results: [{ id: 'b', result: failed }], unreached: [] };
    },
  });
  await time.pass(2_000);
  expect(calls).toEqual(['run all', 'run b']);
});

test('running by hand saves first, and says what came of it', async () => {
  const { scenarios, time, calls, view } = setUp();
  await time.pass(0);
  await scenarios.run(['a']);
  expect(calls).toEqual(['flush', 'run a']);
  expect(view.getState().said.words).toBe('The scenario passed');
});

test('a walk is kept under a name, played, and can take the place of another', async () => {
  const { scenarios, time, calls, view } = setUp();
  await time.pass(0);
  scenarios.askName('a');
  expect(view.getState().drawer).toBe('scenarios');
  expect(await scenarios.keep('Ada')).toBe(true);
  expect(calls).toEqual(['flush', 'keep w1 Ada a', 'run b']);
  expect(scenarios.store.getState().naming).toBeUndefined();
});

test('what the server refuses is said where it was asked, and the name is still there to be corrected', async () => {
  const { scenarios, time } = setUp({ keep: () => Promise.reject(new Error('There is no walk to keep.')) });
  await time.pass(0);
  scenarios.askName();
  expect(await scenarios.keep('Ada')).toBe(false);
  expect(scenarios.store.getState()).toMatchObject({ failure: 'There is no walk to keep.', naming: {} });
});

test('it is walked in a fresh phone, up to the step that came out differently', async () => {
  const { scenarios, time, calls } = setUp({
    run: async () => ({ revision: 0, results: [{ id: 'a', result: failed }], unreached: [] }),
  });
  await time.pass(2_000);
  await scenarios.walk('a');
  expect(calls).toEqual(['open phone', 'walk a w1 2', 'take up r', 'refresh']);
  expect(stepsToWalk({ steps: 3 }, undefined)).toBe(3);
  expect(stepsToWalk({ steps: 3 }, { revision: 0, result: { ...failed, status: 'broken' } })).toBe(1);
  expect(stepsToWalk({ steps: 3 }, { revision: 0, result: { ...failed, problem: { at: -1, words: '' } } })).toBe(0);
});

test('who may only look on plays nothing', async () => {
  const { time, calls, saving } = setUp({}, false);
  await time.pass(2_000);
  saving.setState({ base: 4 });
  await time.pass(5_000);
  expect(calls).toEqual([]);
});
