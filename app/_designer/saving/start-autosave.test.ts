import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inEnglish } from '#flows/languages/say.ts';
import { createDocument, type FlowDocument } from '../document/create-document.ts';
import { fakeServer, type Network } from '../testing/fake-server.ts';
import { simulatedTime } from '../testing/simulated-time.ts';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import type { JournalEntry } from './journal.ts';
import { placeKey } from './clashes.ts';
import { followDraft } from './follow-draft.ts';
import { openDraft } from './open-draft.ts';
import { Refused } from './remote.ts';
import { savingStatus } from './saving-state.ts';
import { startAutosave } from './start-autosave.ts';

const start = () => toyGraph({ nodes: Object.fromEntries(['n1', 'n2', 'n3'].map((id) => [id, toyNode('identify.ask')])) });
const rename = (document: FlowDocument, node: string, name: string) =>
  document.transact(`Rename ${node}`, (graph) => {
    const found = graph.nodes[node];
    if (found) found.name = name;
  });

const group = (document: FlowDocument, node: string, id: string) =>
  document.transact(`Group ${node}`, (graph) => {
    const found = graph.nodes[node];
    if (found === undefined) return;
    found.group = id;
    (graph.groups ??= {})[id] = { name: id, colour: 'teal', order: 'a0' };
  });

const fine: Network = { delay: () => 20, fate: () => 'arrives' };

const openTab = (
  server: ReturnType<typeof fakeServer>,
  time: ReturnType<typeof simulatedTime>,
  network: Network = fine,
  left?: JournalEntry,
  author = 'me',
) => {
  let kept: JournalEntry | undefined = left;
  const { graph, saving } = openDraft(server.draft(), left);
  const document = createDocument(graph, time.timing.now);
  const autosave = startAutosave({
    say: inEnglish,
    document,
    remote: server.remote(author, network, time.wait),
    timing: time.timing,
    initial: saving,
    journal: {
      write: (entry) => {
        kept = structuredClone(entry);
      },
      clear: () => {
        kept = undefined;
      },
    },
  });
  const { follow } = server.remote(author, network, time.wait);
  const following = followDraft({ follow, seen: () => autosave.store.getState().seen, heard: autosave.hear, timing: time.timing });
  return { document, autosave, following, kept: () => kept, status: () => savingStatus(autosave.store.getState()) };
};

describe('autosave', () => {
  test('EDITOR-12 an edit is on the device within 250 ms and on the server within 3 s', async () => {
    const time = simulatedTime();
    const server = fakeServer(start());
    const tab = openTab(server, time);
    rename(tab.document, 'n1', 'Ask');
    expect(tab.status()).toBe('saving');
    await time.pass(250);
    expect(tab.kept()?.waiting).toHaveLength(1);
    await time.pass(2_750);
    expect(server.draft().graph.nodes['n1']?.name).toBe('Ask');
    expect(tab.status()).toBe('saved');
    expect(tab.kept()).toBeUndefined();
  });

  test('EDITOR-12 somebody who never stops typing is saved within 3 s all the same', async () => {
    const time = simulatedTime();
    const server = fakeServer(start());
    const tab = openTab(server, time);
    for (let index = 0; index < 30; index += 1) {
      rename(tab.document, 'n1', `Name ${index}`);
      await time.pass(100);
    }
    expect(server.operations.length).toBeGreaterThan(0);
  });

  test('EDITOR-12 a slow answer never changes the canvas', async () => {
    const time = simulatedTime();
    const server = fakeServer(start());
    const tab = openTab(server, time, { ...fine, delay: () => 5_000 });
    rename(tab.document, 'n1', 'First');
    await time.pass(4_000);
    rename(tab.document, 'n1', 'Second');
    await time.pass(8_000);
    expect(tab.document.store.getState().graph.nodes['n1']?.name).toBe('Second');
    await time.pass(30_000);
    expect(server.draft().graph.nodes['n1']?.name).toBe('Second');
    expect(tab.status()).toBe('saved');
  });

  test('offline: says so, keeps everything here, and goes on by itself', async () => {
    const time = simulatedTime();
    const server = fakeServer(start());
    let broken = true;
    const tab = openTab(server, time, { ...fine, fate: () => (broken ? 'request-lost' : 'arrives') });
    rename(tab.document, 'n1', 'Ask');
    await time.pass(3_000);
    expect(tab.status()).toBe('offline');
    rename(tab.document, 'n2', 'Verify');
    await time.pass(1_000);
    expect(tab.kept()?.mine).toHaveLength(2);
    broken = false;
    await time.pass(60_000);
    expect(tab.status()).toBe('saved');
    expect(server.draft().graph).toEqual(tab.document.store.getState().graph);
  });

  test('REL-08 an answer that was lost does not save the same edit twice, nor call it a conflict', async () => {
    const time = simulatedTime();
    const server = fakeServer(start());
    const fates = ['answer-lost', 'arrives'] as const;
    let calls = 0;
    const tab = openTab(server, time, { ...fine, fate: () => fates[Math.min(calls++, 1)] ?? 'arrives' });
    rename(tab.document, 'n1', 'Ask');
    await time.pass(30_000);
    expect(tab.status()).toBe('saved');
    expect(server.operations).toHaveLength(1);
  });

  test('EDITOR-12 a killed tab reopens with its last edits, also when the server has moved on', async () => {
    const time = simulatedTime();
    const server = fakeServer(start());
    const dead = openTab(server, time, { ...fine, fate: () => 'request-lost' });
    rename(dead.document, 'n1', 'Mine');
    await time.pass(250);
    const left = dead.kept();
    dead.autosave.stop();
    const other = openTab(server, time, fine, undefined, 'other');
    rename(other.document, 'n2', 'Theirs');
    await time.pass(3_000);
    const again = openTab(server, time, fine, left);
    expect(again.document.store.getState().graph.nodes['n1']?.name).toBe('Mine');
    await time.pass(3_000);
    expect(again.status()).toBe('saved');
    expect(server.draft().graph.nodes['n1']?.name).toBe('Mine');
    expect(server.draft().graph.nodes['n2']?.name).toBe('Theirs');
  });

  test('EDITOR-13 edits to different nodes merge without asking', async () => {
    const time = simulatedTime();
    const server = fakeServer(start());
    const [a, b] = [openTab(server, time, fine, undefined, 'a'), openTab(server, time, fine, undefined, 'b')];
    rename(a.document, 'n1', 'From A');
    await time.pass(3_000);
    rename(b.document, 'n2', 'From B');
    await time.pass(3_000);
    expect(b.status()).toBe('saved');
    expect(b.document.store.getState().graph.nodes['n1']?.name).toBe('From A');
    b.document.undo();
    expect(b.document.store.getState().graph.nodes['n1']?.name).toBe('From A');
  });

  test('EDITOR-13 what another tab saved appears without asking; unsaved edits and the undo of each stay', async () => {
    const time = simulatedTime();
    const server = fakeServer(start());
    const [a, b] = [openTab(server, time, fine, undefined, 'a'), openTab(server, time, fine, undefined, 'b')];
    for (const tab of [a, b]) tab.following.show(true);
    rename(a.document, 'n1', 'From A');
    await time.pass(600);
    rename(b.document, 'n2', 'Not saved yet');
    await time.pass(100);
    const { graph, past } = b.document.store.getState();
    expect([graph.nodes['n1']?.name, graph.nodes['n2']?.name]).toEqual(['From A', 'Not saved yet']);
    expect(past.map(({ label }) => label)).toEqual(['Rename n2']);
    await time.pass(3_000);
    expect([a.status(), b.status()]).toEqual(['saved', 'saved']);
    expect(a.document.store.getState().graph).toEqual(server.draft().graph);
    a.document.undo();
    await time.pass(3_000);
    expect(server.draft().graph.nodes['n1']?.name).toBeUndefined();
    expect(b.document.store.getState().graph.nodes['n2']?.name).toBe('Not saved yet');
  });

  test('EDITOR-13 what collides with an unsaved edit is not laid over it: the builder is asked when it is saved', async () => {
    const time = simulatedTime();
    const server = fakeServer(start());
    const [a, b] = [openTab(server, time, fine, undefined, 'a'), openTab(server, time, fine, undefined, 'b')];
    b.following.show(true);
    rename(a.document, 'n1', 'From A');
    await time.pass(500);
    rename(b.document, 'n1', 'From B');
    await time.pass(300);
    expect(b.document.store.getState().graph.nodes['n1']?.name).toBe('From B');
    await time.pass(3_000);
    expect(b.status()).toBe('conflict');
    expect(b.document.store.getState().graph.nodes['n1']?.name).toBe('From B');
  });

  test('EDITOR-13 a hidden tab holds no stream and catches up when it is shown again', async () => {
    const time = simulatedTime();
    const server = fakeServer(start());
    const [a, b] = [openTab(server, time, fine, undefined, 'a'), openTab(server, time, fine, undefined, 'b')];
    b.following.show(true);
    b.following.show(false);
    rename(a.document, 'n1', 'From A');
    await time.pass(3_000);
    expect(b.document.store.getState().graph.nodes['n1']?.name).toBeUndefined();
    b.following.show(true);
    await time.pass(100);
    expect(b.document.store.getState().graph.nodes['n1']?.name).toBe('From A');
  });

  test('a stream that breaks is opened again, later each time, from what was heard last', async () => {
    const time = simulatedTime();
    const opened: { at: number; after: number }[] = [];
    let seen = 0;
    const following = followDraft({
      follow: (after, { lost }) => {
        opened.push({ at: time.timing.now(), after });
        seen += 1;
        void time.wait(0).then(lost);
        return () => undefined;
      },
      seen: () => seen,
      heard: () => undefined,
      timing: time.timing,
    });
    const began = time.timing.now();
    following.show(true);
    await time.pass(8_000);
    following.stop();
    await time.pass(60_000);
    expect(opened.map(({ at, after }) => [at - began, after])).toEqual([
      [0, 0],
      [1_000, 1],
      [3_000, 2],
      [7_000, 3],
    ]);
  });

  for (const [choice, expected] of [
    ['mine', 'From B'],
    ['theirs', 'From A'],
  ] as const) {
    test(`EDITOR-13 the same node in two tabs is a conflict; keeping ${choice} settles it`, async () => {
      const time = simulatedTime();
      const server = fakeServer(start());
      const [a, b] = [openTab(server, time, fine, undefined, 'a'), openTab(server, time, fine, undefined, 'b')];
      rename(a.document, 'n1', 'From A');
      await time.pass(3_000);
      rename(b.document, 'n1', 'From B');
      await time.pass(3_000);
      expect(b.status()).toBe('conflict');
      expect(server.draft().graph.nodes['n1']?.name).toBe('From A');
      await b.autosave.settle(choice);
      await time.pass(3_000);
      expect(b.status()).toBe('saved');
      expect(b.document.store.getState().graph.nodes['n1']?.name).toBe(expected);
      expect(server.draft().graph).toEqual(b.document.store.getState().graph);
    });
  }

  test('when trying again is of no use it says why and does not hammer the server', async () => {
    const time = simulatedTime();
    let calls = 0;
    const document = createDocument(start(), time.timing.now);
    const autosave = startAutosave({
      say: inEnglish,
      document,
      timing: time.timing,
      initial: { base: 0, seen: 0, waiting: [] },
      journal: { write: () => undefined, clear: () => undefined },
      remote: {
        save: async () => {
          calls += 1;
          throw new Refused('Your session has ended. Sign in again; your edits are kept here.');
        },
        draft: async () => ({ revision: 0, graph: start() }),
        operations: async () => [],
        issues: async () => [],
        follow: () => () => undefined,
      },
    });
    rename(document, 'n1', 'Ask');
    await time.pass(120_000);
    expect(calls).toBe(1);
    expect(autosave.store.getState().trouble).toMatchObject({ kind: 'offline', reason: expect.stringContaining('Sign in again') });
  });

  test('EDITOR-13 a hidden tab sends what it has when it is hidden, then nothing until it is shown', async () => {
    const time = simulatedTime();
    const server = fakeServer(start());
    const tab = openTab(server, time);
    rename(tab.document, 'n1', 'Before');
    tab.autosave.show(false);
    await time.pass(100);
    expect(server.draft().graph.nodes['n1']?.name).toBe('Before');
    rename(tab.document, 'n1', 'While hidden');
    await time.pass(60_000);
    expect(server.operations).toHaveLength(1);
    expect(tab.kept()?.waiting).toHaveLength(1);
    tab.autosave.show(true);
    await time.pass(100);
    expect(server.draft().graph.nodes['n1']?.name).toBe('While hidden');
  });

  test('EDITOR-13 merging asks for each place that both changed; what came to be chosen meanwhile is asked, not guessed', async () => {
    const time = simulatedTime();
    const server = fakeServer(start());
    const [a, b] = [openTab(server, time, fine, undefined, 'a'), openTab(server, time, fine, undefined, 'b')];
    rename(a.document, 'n1', 'A1');
    rename(a.document, 'n2', 'A2');
    await time.pass(3_000);
    for (const node of ['n1', 'n2', 'n3']) rename(b.document, node, `B${node}`);
    await time.pass(3_000);
    expect(b.status()).toBe('conflict');
    const { clashes } = await b.autosave.differences();
    expect(clashes).toEqual([
      ['nodes', 'n1', 'name'],
      ['nodes', 'n2', 'name'],
    ]);
    const choices = new Map<string, 'mine' | 'theirs'>([[placeKey(['nodes', 'n1', 'name']), 'mine']]);
    expect(await b.autosave.settle(choices)).toBe(false);
    expect(b.status()).toBe('conflict');
    expect(await b.autosave.settle(choices.set(placeKey(['nodes', 'n2', 'name']), 'theirs'))).toBe(true);
    await time.pass(3_000);
    expect(['n1', 'n2', 'n3'].map((node) => server.draft().graph.nodes[node]?.name)).toEqual(['Bn1', 'A2', 'Bn3']);
    expect(b.document.store.getState().graph).toEqual(server.draft().graph);
  });

  test('EDITOR-06 two people who make the first groups of a flow at once both keep theirs; undoing one leaves the other', async () => {
    const time = simulatedTime();
    const server = fakeServer(start());
    const [a, b] = [openTab(server, time, fine, undefined, 'a'), openTab(server, time, fine, undefined, 'b')];
    group(a.document, 'n1', 'a');
    group(b.document, 'n2', 'b');
    await time.pass(6_000);
    expect([a.status(), b.status()]).toEqual(['saved', 'saved']);
    expect(Object.keys(server.draft().graph.groups ?? {})).toEqual(['a', 'b']);
    a.autosave.hear(server.operations.length);
    await time.pass(100);
    a.document.undo();
    await time.pass(3_000);
    b.autosave.hear(server.operations.length);
    await time.pass(100);
    expect(Object.keys(server.draft().graph.groups ?? {})).toEqual(['b']);
    for (const tab of [a, b]) expect(tab.document.store.getState().graph).toEqual(server.draft().graph);
  });

  test('EDITOR-13 no interleaving of two tabs with a bad network loses an acknowledged edit', async () => {
    const event = fc.oneof(
      fc.record({
        tab: fc.constantFrom(0, 1),
        node: fc.constantFrom('n1', 'n2', 'n3'),
        name: fc.string({ maxLength: 4 }),
        wait: fc.nat({ max: 2_500 }),
      }),
      fc.record({
        tab: fc.constantFrom(0, 1),
        node: fc.constantFrom('n1', 'n2', 'n3'),
        group: fc.constantFrom('g1', 'g2'),
        wait: fc.nat({ max: 2_500 }),
      }),
      fc.record({ tab: fc.constantFrom(0, 1), undo: fc.constant(true), wait: fc.nat({ max: 2_500 }) }),
      fc.record({ tab: fc.constantFrom(0, 1), shown: fc.boolean(), wait: fc.nat({ max: 2_500 }) }),
    );
    const bad = fc.record({
      delays: fc.array(fc.nat({ max: 4_000 }), { minLength: 1, maxLength: 6 }),
      fates: fc.array(fc.constantFrom('arrives', 'arrives', 'request-lost', 'answer-lost'), { minLength: 1, maxLength: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { maxLength: 14 }),
        fc.tuple(bad, bad),
        fc.constantFrom('mine', 'theirs', 'merge'),
        fc.boolean(),
        async (events, conditions, choice, follows) => {
          const time = simulatedTime();
          const server = fakeServer(start());
          let calm = false;
          const network = ({ delays, fates }: (typeof conditions)[number]): Network => {
            let call = 0;
            return {
              delay: () => (calm ? 5 : (delays[call % delays.length] ?? 0)),
              fate: () => {
                call += 1;
                return calm ? 'arrives' : (fates[call % fates.length] ?? 'arrives');
              },
            };
          };
          const tabs = conditions.map((condition, index) => openTab(server, time, network(condition), undefined, `tab ${index}`));
          for (const tab of tabs) tab.following.show(follows);
          for (const step of events) {
            const tab = tabs[step.tab];
            if ('undo' in step) tab?.document.undo();
            else if ('shown' in step) tab?.autosave.show(step.shown);
            else if ('group' in step) tab && group(tab.document, step.node, step.group);
            else tab && rename(tab.document, step.node, step.name);
            await time.pass(step.wait);
          }
          calm = true;
          for (const tab of tabs) tab.autosave.show(true);
          await time.pass(120_000);
          for (let round = 0; round < 4; round += 1) {
            for (const tab of tabs) {
              if (tab.status() !== 'conflict') continue;
              const { clashes } = await tab.autosave.differences();
              const each = new Map(clashes.map((clash, index) => [placeKey(clash), index % 2 === 0 ? 'mine' : 'theirs'] as const));
              expect(await tab.autosave.settle(choice === 'merge' ? each : choice)).toBe(true);
              await time.pass(10_000);
            }
          }
          // Everybody is told "saved"; then what each tab shows, brought up to date, is what the server has.
          for (const tab of tabs) {
            expect(tab.status()).toBe('saved');
            const { seen } = tab.autosave.store.getState();
            if (follows) expect(seen).toBe(server.operations.length);
            for (const operation of server.operations) if (operation.revision > seen) tab.document.receive(operation.patches);
            expect(tab.document.store.getState().graph).toEqual(server.draft().graph);
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
