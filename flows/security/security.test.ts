import { describe, expect, test } from 'vitest';
import { applyPatches } from '../graph/apply-patches.ts';
import { emptyGraph } from '../graph/empty-graph.ts';
import type { Graph } from '../graph/graph.ts';
import type { GraphPatch } from '../graph/patch.ts';
import { templates } from '../templates/templates.ts';
import { everyAnswer, everyPossibleAnswer } from '../testing/every-answer.ts';
import { plainAnswers, type SecurityAnswers, securityAnswers } from './answers.ts';
import { changedByHand } from './changed-by-hand.ts';
import { refusals } from './combinations.ts';
import { drawFlow } from './draw-flow.ts';
import { readAnswers } from './read-answers.ts';
import { type Over, redraw } from './redraw.ts';
import { wayBack } from './way-back.ts';

const patched = (graph: Graph, patches: readonly GraphPatch[]): Graph => {
  const applied = applyPatches(graph, patches);
  if (!applied.ok) throw new Error(JSON.stringify(applied.issues));
  return applied.graph;
};
const drawnOn = (graph: Graph, answers: SecurityAnswers, over: Over = 'keep'): Graph => patched(graph, redraw(graph, drawFlow(answers), over));
const full: SecurityAnswers = {
  ...plainAnswers,
  methods: { email: true, sms: { connector: null, countries: ['DE', 'AT'] }, external: ['con_google'], directory: null },
  relock: { idleSeconds: 300, onOffload: true, pin: 'chosen' },
  ipRanges: ['192.0.2.0/24'],
};

describe('MOB-12 what goes together', () => {
  test('without registration only the common link and address ranges are left', () => {
    const possible = everyPossibleAnswer().filter(({ access }) => access === 'anyone');
    expect(possible).toHaveLength(2);
    expect(possible.map(({ ipRanges }) => ipRanges.length)).toEqual([0, 2]);
  });

  test('a personal link needs users somebody has added', () => {
    expect(refusals({ ...plainAnswers, personalLink: true }).map(({ feature }) => feature)).toEqual(['personal-link']);
    expect(refusals({ ...plainAnswers, access: 'added', personalLink: true })).toEqual([]);
  });

  test('where people register there is at least one way to prove who they are', () => {
    const methods = { email: false, sms: null, external: [], directory: null };
    expect(refusals({ ...plainAnswers, methods }).map(({ feature }) => feature)).toEqual(['method']);
  });

  test('every refusal says why', () => {
    const reasons = everyAnswer().flatMap(refusals);
    expect(reasons.length).toBeGreaterThan(100);
    for (const { reason } of reasons) expect(reason).toMatch(/^[A-Z].{20,}\.$/);
  });
});

describe('drawing', () => {
  test('every possible answer is drawn, and read back from the flow as it was given', () => {
    const all = everyPossibleAnswer();
    expect(all.length).toBeGreaterThan(300);
    for (const answers of all) {
      const graph = drawnOn(emptyGraph('en'), answers);
      expect(readAnswers(graph, answers.access)).toEqual({ answers: securityAnswers.parse(answers), differences: [] });
    }
  });

  test('drawing the same answers again changes nothing', () => {
    const graph = drawnOn(emptyGraph('en'), full);
    expect(drawnOn(graph, full)).toEqual(graph);
  });

  test('going from any answers to others leaves nothing of the old ones', () => {
    const all = everyPossibleAnswer();
    const fresh = drawnOn(emptyGraph('en'), full);
    for (const answers of all.filter((_, index) => index % 7 === 0)) {
      const there = drawnOn(fresh, answers);
      const back = drawnOn(there, full);
      expect(Object.keys(back.nodes).sort()).toEqual(Object.keys(fresh.nodes).sort());
      expect(back.edges).toEqual(fresh.edges);
    }
  });

  test('any drawing over any other can be taken back', () => {
    const all = everyPossibleAnswer().filter((_, index) => index % 11 === 0);
    for (const before of [templates['sign-in'].graph, drawnOn(emptyGraph('en'), full)])
      for (const answers of all)
        for (const over of ['keep', 'own', 'everything'] as const) {
          const after = drawnOn(before, answers, over);
          expect(patched(after, wayBack(before, after))).toEqual(before);
        }
  });

  test('cards do not overlap, and stand in their zones', () => {
    const graph = drawnOn(emptyGraph('en'), full);
    const cards = Object.values(graph.nodes).filter(({ parent }) => parent === undefined);
    for (const card of cards) {
      const size = graph.zones[card.zone]?.size;
      expect(card.position.x + 236).toBeLessThanOrEqual(size?.width ?? 0);
      expect(card.position.y + 150).toBeLessThanOrEqual(size?.height ?? 0);
      const near = cards.filter((other) => other.zone === card.zone && other.position.x === card.position.x && other !== card);
      for (const other of near) expect(Math.abs(other.position.y - card.position.y)).toBeGreaterThanOrEqual(184);
    }
  });
});

describe('what the builder changed by hand', () => {
  const drawn = drawnOn(emptyGraph('en'), full);
  const chained = 'security-email-code';
  const changed = patched(drawn, [
    { op: 'replace', path: ['nodes', chained, 'config'], value: { digits: 8 } },
    { op: 'remove', path: ['nodes', 'security-signed-out'] },
    { op: 'remove', path: ['edges', 'security-pin-disconnected'] },
    { op: 'replace', path: ['nodes', 'security-ask', 'position'], value: { x: 900, y: 40 } },
  ]);

  test('is told thing by thing; moving a card is none', () => {
    expect(changedByHand(drawn)).toEqual([]);
    expect(changedByHand(changed)).toEqual([
      { part: 'node', id: chained, what: 'changed' },
      { part: 'node', id: 'security-signed-out', what: 'removed' },
      { part: 'edge', id: 'security-pin-disconnected', what: 'removed' },
    ]);
  });

  test('is kept, and then is the builder’s', () => {
    const kept = drawnOn(changed, { ...full, ipRanges: [] });
    expect(kept.nodes[chained]?.config).toEqual({ digits: 8 });
    expect(kept.nodes['security-signed-out']).toBeUndefined();
    expect(kept.nodes['security-network']).toBeUndefined();
    expect(kept.nodes['security-ask']?.position).toEqual({ x: 900, y: 40 });
    expect(changedByHand(kept)).toEqual([]);
    expect(drawnOn(kept, full).nodes[chained]?.config).toEqual({ digits: 8 });
  });

  test('is drawn anew where that is asked for; steps of the builder’s own stay', () => {
    const own = patched(changed, [
      {
        op: 'add',
        path: ['nodes', 'mine'],
        value: { type: 'screen.message', version: 1, zone: 'public', order: 'z0', position: { x: 0, y: 900 }, config: {} },
      },
    ]);
    const anew = drawnOn(own, full, 'own');
    expect(anew.nodes[chained]?.config).toEqual({});
    expect(anew.nodes['security-signed-out']).toBeDefined();
    expect(anew.nodes['mine']).toBeDefined();
  });

  test('EDITOR-06 leaves the groups of the steps it keeps; one that lost all of them goes, and comes back with the way back', () => {
    const drawn = drawnOn(emptyGraph('en'), full);
    const smaller = drawnOn(drawn, plainAnswers);
    const gone = Object.keys(drawn.nodes).filter((id) => smaller.nodes[id] === undefined);
    const [kept = ''] = Object.entries(smaller.nodes).flatMap(([id, { parent }]) =>
      parent === undefined && drawn.nodes[id] !== undefined ? [id] : [],
    );
    const groups = { stays: { name: 'Stays', colour: 'teal' as const, order: 'a0' }, goes: { name: 'Goes', colour: 'rose' as const, order: 'a1' } };
    const grouped = { ...drawn, groups, nodes: { ...drawn.nodes } };
    for (const [id, group] of [[kept, 'stays'], ...gone.map((id) => [id, 'goes'])]) {
      const node = grouped.nodes[id ?? ''];
      if (node !== undefined && id !== undefined && group !== undefined) grouped.nodes[id] = { ...node, group };
    }
    const again = drawnOn(grouped, plainAnswers);
    expect(gone.length).toBeGreaterThan(0);
    expect(again.nodes[kept]?.group).toBe('stays');
    expect(Object.keys(again.groups ?? {})).toEqual(['stays']);
    expect(patched(again, wayBack(grouped, again))).toEqual(grouped);
  });

  test('a flow of somebody’s own drawing is replaced whole', () => {
    const replaced = drawnOn(templates['sign-in'].graph, full, 'everything');
    expect(Object.keys(replaced.nodes).every((id) => id.startsWith('security-'))).toBe(true);
    expect(readAnswers(replaced, 'registered').differences).toEqual([]);
  });
});

describe('reading a flow somebody else drew', () => {
  test('answers what can be read, and says where the flow is more than the form', () => {
    const { answers, differences } = readAnswers(templates['sign-in'].graph, 'registered');
    expect(answers.methods).toEqual({ email: true, sms: null, external: [], directory: null });
    expect(differences.map(({ kind }) => kind)).toContain('extra');
  });

  test('fits whatever the steps are called', () => {
    const drawn = drawnOn(emptyGraph('en'), plainAnswers);
    const renamed = JSON.parse(JSON.stringify(drawn).replaceAll('security-', 'mine-'));
    expect(readAnswers({ ...renamed, drawn: undefined }, 'registered').differences).toEqual([]);
  });
});
