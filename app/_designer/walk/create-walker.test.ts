import { inEnglish } from '#flows/languages/say.ts';
import { expect, test } from 'vitest';
import { usualLook } from '../phone/devices.ts';
import { createStore } from 'zustand/vanilla';
import { emptyDirectory } from '#flows/kit/directory-script.ts';
import type { Phone, PhoneState } from '../phone/create-phone.ts';
import type { Trace } from '../phone/phone-remote.ts';
import { createView } from '../view/create-view.ts';
import { createWalker } from './create-walker.ts';
import { nobodyYet } from './pin.ts';

const trace = (over: Partial<Trace>): Trace => ({
  run: 'r1',
  node: 'ask',
  status: 'active',
  now: 0,
  steps: [],
  values: [],
  canBeWrong: false,
  canStepBack: true,
  ...over,
});
const step = (cause: string, number: number) => ({ number, at: 0, cause, transitions: [] });

const setUp = (over: { back?: 'back' | 'nowhere' | 'restart'; fails?: string; missing?: string } = {}) => {
  const calls: string[] = [];
  const store = createStore<PhoneState>(() => ({
    status: 'open',
    world: 'w1',
    frame: 1,
    offsetMs: 0,
    look: usualLook,
    device: { ip: '', language: 'en', online: true },
    directory: emptyDirectory,
    mails: [],
    twin: { kind: 'none' },
    front: 'own',
    trace: trace({}),
  }));
  let beginner: ((notice?: string) => void) | undefined;
  const phone: Parameters<typeof createWalker>[0]['phone'] = {
    store,
    open: async () => void calls.push('open'),
    refresh: async () => void calls.push('refresh'),
    restart: async () => {
      calls.push('restart');
      beginner?.();
    },
    takeUp: ({ run }) => void calls.push(`take up ${run}`),
    walked: async () => void calls.push('walked'),
    beginWith: (next) => {
      beginner = next;
    },
    isShown: () => true,
    setDevice: async ({ online }) => void calls.push(`online ${online}`),
  } satisfies Partial<Phone>;
  const view = createView('en');
  const revealed: string[] = [];
  const walker = createWalker({
    phone,
    say: inEnglish,
    remote: {
      startAt: async (_, node, _pinned, forced) => {
        if (over.fails !== undefined) throw new Error(over.fails);
        calls.push(`start at ${node}${forced.map(({ outcome }) => ` ${outcome}`).join('')}`);
        return { run: 'r2', state: '1.s' };
      },
      mock: async (_, mocked) => void calls.push(mocked.kind === 'wrong' ? 'wrong' : `${mocked.node}.${mocked.outcome}`),
      back: async () => over.back ?? 'back',
    },
    view,
    reveal: (node) => revealed.push(node),
    titleOf: (node) => node,
    entry: () => 'start',
    missing: () => over.missing,
  });
  return { walker, calls, store, view, revealed };
};

test('EDITOR-17 a run from a step is taken up by the phone, and begins there again', async () => {
  const { walker, calls, view } = setUp();
  await walker.runFrom('code', { ...nobodyYet, online: false }, [{ node: 'code', outcome: 'verified' }]);
  expect(calls).toEqual(['online false', 'start at code verified', 'take up r2', 'refresh']);
  expect(view.getState().walking).toBe(true);
  calls.length = 0;
  await walker.restart();
  await expect.poll(() => calls).toContain('start at code verified');
  await walker.fromTheStart();
  expect(walker.store.getState().from).toBeUndefined();
});

test('EDITOR-17 outcomes are picked where the run stands, and a refusal is said', async () => {
  const { walker, calls } = setUp();
  await walker.take('given');
  await walker.answerWrong();
  expect(calls).toEqual(['ask.given', 'walked', 'wrong', 'walked']);
  const refused = setUp({ fails: 'Wire it first.' });
  await refused.walker.runFrom('code', nobodyYet);
  expect(refused.walker.store.getState()).toMatchObject({ failure: 'Wire it first.', busy: false });
  expect(refused.view.getState().walking).toBe(false);
});

test('EDITOR-17 acting in the phone begins a walk, and the camera follows until it is told not to', () => {
  const { walker, store, view, revealed } = setUp();
  store.setState({ trace: trace({ steps: [step('start', 1)] }) });
  expect(view.getState().walking).toBe(false);
  store.setState({ trace: trace({ node: 'code', steps: [step('start', 1), step('answer:submit', 2)] }) });
  expect([view.getState().walking, revealed]).toEqual([true, ['code']]);
  walker.follow(false);
  store.setState({ trace: trace({ node: 'home', steps: [step('start', 1), step('answer:submit', 2), step('answer:submit', 3)] }) });
  expect(revealed).toEqual(['code']);
  walker.end();
  expect(view.getState().walking).toBe(false);
});

test('EDITOR-17 back says where the walk began, and starts again where the draft has changed too much', async () => {
  const nowhere = setUp({ back: 'nowhere' });
  await nowhere.walker.back();
  expect(nowhere.view.getState().said.words).toBe('This is where the walk began');
  const changed = setUp({ back: 'restart' });
  await changed.walker.back();
  expect(changed.calls).toEqual(['restart']);
});

test('EDITOR-18 a past run is walked step by step, and stops where the draft leads elsewhere', async () => {
  const { walker, calls, store } = setUp();
  await walker.replay({
    title: 'Run',
    pin: nobodyYet,
    steps: [
      { kind: 'start', node: 'start', forced: [] },
      { kind: 'outcome', node: 'ask', outcome: 'given', forced: [] },
      { kind: 'wrong', node: 'code' },
    ],
  });
  await walker.next();
  expect(calls).toEqual(['start at start', 'take up r2', 'refresh', 'ask.given', 'walked']);
  store.setState({ trace: trace({ node: 'password' }) });
  await walker.next();
  expect(walker.store.getState()).toMatchObject({ failure: expect.stringContaining('went on at “code”'), replay: { at: 2 } });
});
