import { describe, expect, test } from 'vitest';
import { inEnglish } from '#flows/languages/say.ts';
import { cardsUnder, routeWire } from '#app/_designer/canvas/route-wire.ts';
import { createModel } from '#app/_designer/model/derive-model.ts';
import { createNodeFacts } from '#app/_designer/model/node-facts.ts';
import { rectOfCard } from '#app/_designer/model/rect-of-card.ts';
import { standing, wireEnds } from '#app/_designer/model/wire-ends.ts';
import { compile } from '#flows/compiler/compile.ts';
import { dangling } from '#flows/graph/dangling.ts';
import { registry } from '#flows/nodes/registry.ts';
import { parsePlan } from '#flows/plan/parse-plan.ts';
import { type Template, templates } from '#flows/templates/templates.ts';
import { fillConnectors } from '#flows/templates/fill-connectors.ts';
import { templateApp } from './template-app.ts';

type Rect = { x: number; y: number; width: number; height: number };
const apart = (a: Rect, b: Rect, gap: number) =>
  a.x + a.width + gap <= b.x || b.x + b.width + gap <= a.x || a.y + a.height + gap <= b.y || b.y + b.height + gap <= a.y;

const modes = ['anyone', 'registered', 'added'] as const;

describe.each(Object.entries<Template>(templates))('the template %s', (_, { title, summary, graph, access: fits = modes }) => {
  test.each(fits)('EDITOR 14 has no problem in an app for %s', (access) => {
    const { plan, issues } = compile(fillConnectors(graph, registry, templateApp.connectors), { registry, app: { ...templateApp, access } });
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
    const model = createModel(createNodeFacts(registry, inEnglish), inEnglish)(graph);
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
    for (const [id, zone] of Object.entries(graph.zones)) {
      const right = Math.max(...cards.filter((card) => card.zone === id).map((card) => card.position.x + card.size.width));
      const bottom = Math.max(...cards.filter((card) => card.zone === id).map((card) => card.position.y + card.size.height));
      // To the right there is room for wires that turn to another row.
      expect(zone.size.width - right, `${id} is wider than what stands in it`).toBeLessThanOrEqual(80);
      expect(zone.size.height - bottom, `${id} is higher than what stands in it`).toBeLessThanOrEqual(32);
    }
    const [publicZone, secureZone] = [graph.zones.public, graph.zones.secure];
    if (publicZone !== undefined && secureZone !== undefined) {
      expect(apart({ ...publicZone.position, ...publicZone.size }, { ...secureZone.position, ...secureZone.size }, 40)).toBe(true);
    }
  });

  test('opens readable beside inspector and phone on a laptop: whole at 60 %, or at least not a ribbon', () => {
    const zones = Object.values(graph.zones);
    const width = Math.max(...zones.map((zone) => zone.position.x + zone.size.width)) - Math.min(...zones.map((zone) => zone.position.x));
    const height = Math.max(...zones.map((zone) => zone.position.y + zone.size.height)) - Math.min(...zones.map((zone) => zone.position.y));
    // The canvas has about 752 x 815 px at 1440 x 900.
    if (Object.keys(graph.nodes).length <= 10) expect(Math.min(720 / width, 760 / height)).toBeGreaterThanOrEqual(0.6);
    expect(width / height).toBeLessThan(3);
    expect(height / width).toBeLessThan(1.5);
  });

  test('no wire runs under a card', () => {
    const model = createModel(createNodeFacts(registry, inEnglish), inEnglish)(graph);
    const cards = [...standing(model).values()];
    for (const edge of Object.keys(graph.edges)) {
      const ends = wireEnds(model, edge);
      if (ends === undefined) throw new Error(`${edge} is not drawn`);
      expect(cardsUnder(routeWire(ends, cards), cards), edge).toBe(0);
    }
  });
});

describe('a template that needs a connector', () => {
  const { graph } = templates['shop-google'];
  const chosen = (connectors: Parameters<typeof fillConnectors>[2]) =>
    ['google', 'google-to-add'].map((id) => fillConnectors(graph, registry, connectors).nodes[id]?.config['connector'] ?? '');
  const google = { id: 'con_google', kind: 'oidc', name: 'Google', active: true, envs: [] } as const;

  test('MOB-7 takes the app’s only active one of that family', () => {
    expect(chosen([google, { ...google, id: 'con_ad', kind: 'directory' }, { ...google, id: 'con_old', active: false }])).toEqual([
      'con_google',
      'con_google',
    ]);
  });

  test('leaves the choice among several to the builder, and says what is missing when there is none', () => {
    expect(chosen([google, { ...google, id: 'con_entra' }])).toEqual(['', '']);
    expect(chosen([])).toEqual(['', '']);
    const { issues } = compile(graph, { registry, app: { ...templateApp, access: 'registered', connectors: [google] } });
    expect(issues.map(({ code, fix }) => [code, fix?.label])).toEqual([
      ['missing-connector', 'Use “Google”'],
      ['missing-connector', 'Use “Google”'],
    ]);
  });
});
