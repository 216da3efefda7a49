import { describe, expect, test } from 'vitest';
import { createModel } from '#app/_designer/model/derive-model.ts';
import { createNodeFacts } from '#app/_designer/model/node-facts.ts';
import { rectOfCard } from '#app/_designer/model/rect-of-card.ts';
import { compile } from '#flows/compiler/compile.ts';
import { dangling } from '#flows/graph/dangling.ts';
import { registry } from '#flows/nodes/registry.ts';
import { parsePlan } from '#flows/plan/parse-plan.ts';
import { templates } from '#flows/templates/templates.ts';
import { toyApp } from './toys.ts';

type Rect = { x: number; y: number; width: number; height: number };
const apart = (a: Rect, b: Rect, gap: number) =>
  a.x + a.width + gap <= b.x || b.x + b.width + gap <= a.x || a.y + a.height + gap <= b.y || b.y + b.height + gap <= a.y;

describe.each(Object.entries(templates))('the template %s', (_, { title, summary, graph }) => {
  test.each(['anyone', 'registered', 'added'] as const)('EDITOR 14 has no problem in an app for %s', (access) => {
    const { plan, issues } = compile(graph, { registry, app: { ...toyApp, access } });
    expect(issues).toEqual([]);
    expect(parsePlan(JSON.parse(JSON.stringify(plan))).ok).toBe(true);
    expect(dangling(graph)).toEqual(new Set());
  });

  test('says what it is', () => {
    expect(title).toMatch(/^[A-Z].{3,40}$/);
    expect(summary).toMatch(/^[A-Z].+\.$/);
    for (const id of Object.keys(graph.nodes)) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  test('is laid out: steps apart from each other, each inside its zone, all on the grid', () => {
    const model = createModel(createNodeFacts(registry))(graph);
    const cards = [...model.cards.values()].filter(({ container }) => container === undefined);
    for (const card of cards) {
      const rect = rectOfCard(model, card.id);
      const zone = graph.zones[card.zone];
      if (rect === undefined || zone === undefined) throw new Error(`${card.id} stands nowhere`);
      expect([card.position.x % 8, card.position.y % 8], card.id).toEqual([0, 0]);
      expect(rect.x, `${card.id} left of its zone`).toBeGreaterThanOrEqual(zone.position.x + 24);
      expect(rect.y, `${card.id} above its zone`).toBeGreaterThanOrEqual(zone.position.y + 64);
      expect(rect.x + rect.width, `${card.id} right of its zone`).toBeLessThanOrEqual(zone.position.x + zone.size.width - 24);
      expect(rect.y + rect.height, `${card.id} below its zone`).toBeLessThanOrEqual(zone.position.y + zone.size.height - 24);
      for (const other of cards) {
        const theirs = rectOfCard(model, other.id);
        if (other.id !== card.id && theirs !== undefined) expect(apart(rect, theirs, 40), `${card.id} and ${other.id}`).toBe(true);
      }
    }
    const [publicZone, secureZone] = [graph.zones.public, graph.zones.secure];
    if (publicZone !== undefined && secureZone !== undefined) {
      expect(apart({ ...publicZone.position, ...publicZone.size }, { ...secureZone.position, ...secureZone.size }, 40)).toBe(true);
    }
  });
});
