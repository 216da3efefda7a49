import { describe, expect, test } from 'vitest';
import { registry } from '#flows/nodes/registry.ts';
import { templates } from '#flows/templates/templates.ts';
import { toyApp } from '#tests/flows/toys.ts';
import { judgeSpot } from './judge-spot.ts';

const { graph } = templates['sign-in'];
const idOf = (type: string): string => Object.entries(graph.nodes).find(([, node]) => node.type === type)?.[0] ?? '';
const zoneOf = (kind: string): string => Object.entries(graph.zones).find(([, zone]) => zone.kind === kind)?.[0] ?? '';
const app = { ...toyApp, columns: [] };
const candidate = (type: string) => ({ type, version: registry[type]?.version ?? 1, config: {} });

describe('EDITOR-02 what may follow an outcome', () => {
  const started = judgeSpot(graph, { registry, app }, { after: { node: idOf('entry.sign-in'), outcome: 'started' }, zone: zoneOf('public') });
  const given = judgeSpot(graph, { registry, app }, { after: { node: idOf('identify.ask'), outcome: 'given' }, zone: zoneOf('public') });
  const proven = judgeSpot(graph, { registry, app }, { after: { node: idOf('choose.fallback'), outcome: 'verified' }, zone: zoneOf('public') });

  test('a code needs somebody it is sent to', () => {
    expect(started(candidate('verify.email-code'))).toContain('without having said who they are');
    expect(given(candidate('verify.email-code'))).toBeUndefined();
  });

  test('a registration needs a proof, whichever method of the chain before it was taken', () => {
    expect(given(candidate('identify.register'))).toContain('proved who they are');
    expect(proven(candidate('identify.register'))).toBeUndefined();
  });

  test('nobody else can be named after a proof', () => {
    expect(proven(candidate('identify.ask'))).toContain('another person');
    expect(started(candidate('identify.ask'))).toBeUndefined();
  });

  test('a secure zone is entered by starting a session there, and only with a proof', () => {
    const inside = (outcome: { node: string; outcome: string }) => judgeSpot(graph, { registry, app }, { after: outcome, zone: zoneOf('secure') });
    expect(inside({ node: idOf('choose.fallback'), outcome: 'verified' })(candidate('screen.message'))).toContain('without a session there');
    expect(inside({ node: idOf('choose.fallback'), outcome: 'verified' })(candidate('session.issue'))).toBeUndefined();
    expect(inside({ node: idOf('identify.ask'), outcome: 'given' })(candidate('session.issue'))).toContain('proved nothing');
  });

  test('what stands in the place of a step is judged by the ways that lead to it', () => {
    const instead = judgeSpot(graph, { registry, app }, { instead: idOf('identify.register') });
    expect(instead(candidate('user.set-attributes'))).toContain('user record');
    expect(instead(candidate('screen.message'))).toBeUndefined();
  });

  test('where no way leads, nothing is refused', () => {
    const nowhere = judgeSpot(graph, { registry, app }, { after: { node: 'gone', outcome: 'given' }, zone: zoneOf('public') });
    expect(Object.keys(registry).map((type) => nowhere(candidate(type)))).toEqual(Object.keys(registry).map(() => undefined));
  });
});
