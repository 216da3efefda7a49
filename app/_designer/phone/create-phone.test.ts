import { describe, expect, test } from 'vitest';
import { emptyDirectory } from '#flows/kit/directory-script.ts';
import { inEnglish } from '#flows/languages/say.ts';
import { createDocument } from '../document/create-document.ts';
import { createModel } from '../model/derive-model.ts';
import { createNodeFacts } from '../model/node-facts.ts';
import { simulatedTime } from '../testing/simulated-time.ts';
import { toyDefinitions } from '../testing/toy-definitions.ts';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { createView } from '../view/create-view.ts';
import { createPhone, type PhoneWord } from './create-phone.ts';
import { mailParts } from './find-code.ts';
import { lockMs } from './lock-ms.ts';
import type { Mail, PhoneRemote, Trace } from './phone-remote.ts';

const nothing: Trace = { run: null, node: null, status: null, now: 0, steps: [], values: [], canBeWrong: false, canStepBack: false };
const mail: Mail = { id: 'm1', at: 0, channel: 'email', to: 'a@b.org', subject: 'Your code', text: 'Your code is 123456.', app: 'Demo', side: 'own' };

const theme = { accent: '#000000', radius: 8, logo: null };
const twin = { frameUrl: '/preview/w1.twin', app: { name: 'Bank', slug: 'bank', theme }, start: { flow: 'in', entry: 'link' } };

const setUp = (over: Partial<PhoneRemote> = {}) => {
  const time = simulatedTime();
  const calls: string[] = [];
  const document = createDocument(
    toyGraph({
      nodes: { s: toyNode('entry.start'), c: toyNode('choose.chain'), k: toyNode('verify.code', { parent: 'c' }) },
      edges: { e1: { from: 's', outcome: 'started', to: 'c' } },
    }),
    time.timing.now,
  );
  const deriveModel = createModel(createNodeFacts(toyDefinitions, inEnglish), inEnglish);
  const view = createView('en');
  const remote: PhoneRemote = {
    open: async () => {
      calls.push('open');
      return { world: 'w1', token: 'secret', frameUrl: '/preview/w1', expiresAt: 0, blocked: null, twin: null };
    },
    openTwin: async () => twin,
    update: async () => {
      calls.push('update');
      return { run: 'kept', blocked: null };
    },
    clock: async (_, offset) => {
      calls.push(`clock ${offset}`);
    },
    device: async (_, device) => {
      calls.push(`device ${JSON.stringify(device)}`);
    },
    setDirectory: async (_, directory) => {
      calls.push(`directory ${directory.people.map(({ name }) => name).join()}`);
    },
    restart: async () => {
      calls.push('restart');
    },
    inbox: async () => [],
    trace: async () => nothing,
    close: async () => {
      calls.push('close');
    },
    ...over,
  };
  const phone = createPhone({
    remote,
    document,
    model: () => deriveModel(document.store.getState().graph),
    view,
    timing: time.timing,
    language: 'en',
    say: inEnglish,
    opening: { flow: 'sign-in', app: { name: 'Demo', theme: { accent: '#000000', radius: 8, logo: null } } },
  });
  const told: PhoneWord[] = [];
  const toldTwin: PhoneWord[] = [];
  phone.onWord((word, side) => {
    (side === 'own' ? told : toldTwin).push(word);
  });
  return { time, told, toldTwin, calls, document, view, phone };
};
const rename = (document: ReturnType<typeof createDocument>, name: string) =>
  document.transact('Rename', (graph) => {
    const node = graph.nodes['k'];
    if (node) node.name = name;
  });

describe('the phone', () => {
  test('EDITOR-16 each keystroke reaches it within 200 ms, one call at a time, and only while it is open', async () => {
    const updates: (string | undefined)[] = [];
    const { time, document, phone } = setUp({
      update: async (_, graph) => {
        updates.push(graph.nodes['k']?.name);
        return { run: 'kept', blocked: null };
      },
    });
    const updated = () => updates;
    rename(document, 'A');
    await time.pass(1_000);
    await phone.open();
    for (const name of ['B', 'Bc', 'Bcd']) {
      rename(document, name);
      await time.pass(100);
      expect(updated().at(-1)).toBe(name);
    }
    // Faster than they are answered, they go together.
    for (const name of ['C', 'Cd', 'Cde']) rename(document, name);
    await time.pass(1_000);
    expect(updated()).toEqual(['B', 'Bc', 'Bcd', 'Cde']);
    phone.close();
    rename(document, 'E');
    await time.pass(1_000);
    expect(updated()).toHaveLength(4);
  });

  test('EDITOR-17 its way lights the canvas in order, through containers, once for each visit', async () => {
    const { view, phone } = setUp({
      trace: async () => ({
        ...nothing,
        run: 'r',
        node: 'k',
        status: 'active',
        steps: [
          {
            number: 1,
            at: 0,
            cause: 'start',
            transitions: [
              { node: 's', visit: 1, outcome: 'started', edges: ['e1'] },
              { node: 'k', visit: 1, outcome: 'ask', edges: [] },
            ],
          },
          { number: 2, at: 0, cause: 'submit', transitions: [{ node: 'k', visit: 1, outcome: 'ask', edges: [] }] },
        ],
      }),
    });
    await phone.open();
    await phone.refresh();
    expect(view.getState().lit).toEqual({ edges: new Set(['e1']), visits: { s: [1], c: [], k: [2] }, current: 'k' });
    phone.close();
    expect(view.getState().lit).toBeUndefined();
  });

  test('a mail that has just come shows once; one that was there does not', async () => {
    const { phone } = setUp({ inbox: async () => [mail] });
    await phone.open();
    await phone.refresh();
    expect(phone.store.getState().banner).toEqual(mail);
    phone.dismissBanner();
    await phone.refresh();
    expect(phone.store.getState().banner).toBeUndefined();
  });

  test('the clock only goes on, by what was asked', async () => {
    const { calls, phone } = setUp();
    await phone.open();
    await phone.moveClock(60_000);
    await phone.moveClock(600_000);
    expect(calls).toContain('clock 660000');
  });

  test('MOB-9 “until it locks” goes just past the longest time a zone may lie unused', () => {
    const zone = { key: 'secure', kind: 'secure', name: 'Secure', order: 'a0', position: { x: 0, y: 0 }, size: { width: 1, height: 1 } } as const;
    expect(lockMs(toyGraph({ zones: { z: { ...zone, relock: { onOffload: true, entry: 'e' } } } }))).toBeUndefined();
    const zones = { z: { ...zone, relock: { idleSeconds: 300, onOffload: true, entry: 'e' } } };
    expect(lockMs(toyGraph({ zones }))).toBe(301_000);
  });

  test('the people of its directory come along into the next world', async () => {
    const { calls, phone } = setUp();
    await phone.open();
    expect(calls.filter((call) => call.startsWith('directory'))).toEqual([]);
    await phone.setDirectory({ ...emptyDirectory, people: [{ name: 'ada', password: 'secret', state: 'fine', groups: [], attributes: {} }] });
    await phone.open();
    expect(calls.filter((call) => call.startsWith('directory'))).toEqual(['directory ada', 'directory ada']);
  });

  test('EDITOR-16 a run whose step has changed starts again and says so', async () => {
    const { time, told, document, phone } = setUp({ update: async () => ({ run: 'restart', blocked: null }) });
    await phone.open();
    rename(document, 'A');
    await time.pass(1_000);
    expect(phone.store.getState().notice).toContain('Started again');
    expect(told).toEqual([{ type: 'restart' }]);
  });

  test('a run that keeps its place is only read again; a draft that never ran begins', async () => {
    const kept = setUp();
    await kept.phone.open();
    rename(kept.document, 'A');
    await kept.time.pass(1_000);
    expect(kept.told).toEqual([{ type: 'reload' }]);
    const first = setUp({ update: async () => ({ run: 'none', blocked: null }) });
    await first.phone.open();
    rename(first.document, 'A');
    await first.time.pass(1_000);
    expect(first.told).toEqual([{ type: 'restart' }]);
  });

  test('EDITOR-16 a draft that has never compiled is not started: the frame is told what to fix, and starts once it is fixed', async () => {
    const one = { problem: 'Nothing follows “Ask”.', count: 2 };
    const two = { problem: 'Nothing follows “Code”.', count: 1 };
    let blocked: typeof one | null = one;
    const { time, told, document, phone } = setUp({
      open: async () => ({ world: 'w1', token: 'secret', frameUrl: '/preview/w1', expiresAt: 0, blocked, twin: null }),
      update: async () => ({ run: blocked === null ? 'none' : 'unchanged', blocked }),
    });
    const edit = async (name: string) => {
      rename(document, name);
      await time.pass(1_000);
      return told.splice(0);
    };
    await phone.open();
    phone.hear('own', { type: 'ready' });
    expect(told.splice(0)).toMatchObject([{ type: 'open', blocked: one }]);
    expect(await edit('still the same error')).toEqual([]);
    blocked = two;
    expect(await edit('one fixed')).toEqual([{ type: 'restart', blocked: two }]);
    await phone.restart();
    expect(told.splice(0)).toEqual([{ type: 'restart', blocked: two }]);
    blocked = null;
    expect(await edit('all fixed')).toEqual([{ type: 'restart' }]);
  });

  test('WEB-10 the token is told to the frame that has loaded, not put into its address', async () => {
    const { told, phone } = setUp();
    phone.hear('own', { type: 'ready' });
    expect(told).toEqual([]);
    await phone.open();
    phone.hear('own', { type: 'ready' });
    expect(told).toEqual([expect.objectContaining({ type: 'open', token: 'secret', flow: 'sign-in', locale: 'en' })]);
  });

  test('a world that is gone says what happened instead of staying silent', async () => {
    const { phone } = setUp({
      clock: async () => {
        throw new Error('This preview has ended. Open it again.');
      },
    });
    await phone.open();
    await phone.moveClock(60_000);
    expect(phone.store.getState()).toMatchObject({ status: 'failed', failure: 'This preview has ended. Open it again.' });
  });
});

describe('MOB-11 two linked apps side by side', () => {
  const linked: Partial<PhoneRemote> = {
    open: async () => ({ world: 'w1', token: 'secret', frameUrl: '/preview/w1', expiresAt: 0, blocked: null, twin: { name: 'Bank' } }),
  };
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  test('the linked app is offered, opened beside this one, and told where it begins', async () => {
    const { phone, toldTwin } = setUp(linked);
    await phone.open();
    expect(phone.store.getState().twin).toEqual({ kind: 'off', name: 'Bank' });
    phone.showBoth(true);
    await settled();
    expect(phone.store.getState().twin).toMatchObject({ kind: 'open', name: 'Bank', frameUrl: '/preview/w1.twin' });
    phone.hear('twin', { type: 'ready' });
    expect(toldTwin).toEqual([{ type: 'open', token: 'secret', flow: 'in', entry: 'link', app: { name: 'Bank', theme }, locale: 'en' }]);
    phone.showBoth(false);
    expect(phone.store.getState()).toMatchObject({ twin: { kind: 'off', name: 'Bank' }, front: 'own' });
  });

  test('a button that leads into it opens it; the pass waits until its frame listens, and is told to it alone', async () => {
    const { phone, told, toldTwin } = setUp(linked);
    await phone.open();
    phone.hear('own', { type: 'leave', app: 'bank' });
    await settled();
    expect(told).toEqual([{ type: 'hand-over' }]);
    phone.hear('own', { type: 'handed', pass: 'p1' });
    expect(toldTwin).toEqual([]);
    expect(phone.store.getState().front).toBe('twin');
    phone.hear('twin', { type: 'ready' });
    expect(toldTwin).toMatchObject([{ type: 'open', pass: 'p1' }]);
    // Once only: a frame that is loaded again begins without it.
    phone.hear('twin', { type: 'ready' });
    expect(toldTwin[1]).not.toHaveProperty('pass');
    phone.hear('own', { type: 'handed', pass: 'p2' });
    expect(toldTwin[2]).toEqual({ type: 'arrive', pass: 'p2' });
    phone.hear('twin', { type: 'handed', pass: 'p3' });
    expect(told.slice(1)).toEqual([{ type: 'arrive', pass: 'p3' }]);
  });

  test('time, language and starting again mean both; swiping away means the one in hand', async () => {
    const { phone, told, toldTwin } = setUp(linked);
    await phone.open();
    phone.showBoth(true);
    await settled();
    await phone.moveClock(60_000);
    await phone.restart();
    phone.take('twin');
    phone.putAway();
    expect(told.map(({ type }) => type)).toEqual(['clock', 'restart']);
    expect(toldTwin.map(({ type }) => type)).toEqual(['clock', 'restart', 'put-away']);
  });

  test('where it cannot be opened the reason is there, and nobody is handed over', async () => {
    const refused = setUp({
      ...linked,
      openTwin: async () => {
        throw new Error('“Bank” has no flow yet that can run.');
      },
    });
    await refused.phone.open();
    refused.phone.hear('own', { type: 'leave', app: 'bank' });
    await settled();
    expect(refused.phone.store.getState().twin).toEqual({ kind: 'refused', name: 'Bank', why: '“Bank” has no flow yet that can run.' });
    expect(refused.told).toEqual([]);
    const alone = setUp();
    await alone.phone.open();
    alone.phone.hear('own', { type: 'leave', app: 'bank' });
    await settled();
    expect(alone.phone.store.getState().notice).toContain('Link one');
  });

  test('it stands beside the next world too', async () => {
    const { phone } = setUp(linked);
    await phone.open();
    phone.showBoth(true);
    await settled();
    await phone.open();
    expect(phone.store.getState().twin.kind).toBe('open');
  });
});

describe('what a mail holds', () => {
  test.each([
    ['Your code is 123456.', ['123456']],
    ['123456\n\nValid for 5 min until 2026-03-31 12:45:00', ['123456']],
    ['You paid 1,000.00 or 1500.50', []],
    ['Code:\n0042817\nThanks', ['0042817']],
  ])('%j: codes %j', (text, codes) => {
    expect(
      mailParts(text)
        .filter((part) => part.kind === 'code')
        .map((part) => part.text),
    ).toEqual(codes);
    expect(
      mailParts(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  test('a link is found whole, without the full stop behind it, and digits in it are no code', () => {
    expect(mailParts('Open http://localhost:4630/l/abc123456?x=1234. Bye').filter((part) => part.kind !== 'words')).toEqual([
      { kind: 'link', text: 'http://localhost:4630/l/abc123456?x=1234' },
    ]);
  });
});
