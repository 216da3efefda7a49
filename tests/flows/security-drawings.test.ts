import { describe, expect, test } from 'vitest';
import { inEnglish } from '#flows/languages/say.ts';
import { createModel } from '#app/_designer/model/derive-model.ts';
import { createNodeFacts } from '#app/_designer/model/node-facts.ts';
import { rectOfCard } from '#app/_designer/model/rect-of-card.ts';
import type { AppSettings } from '#flows/compiler/app-settings.ts';
import { compile } from '#flows/compiler/compile.ts';
import { applyPatches } from '#flows/graph/apply-patches.ts';
import { emptyGraph } from '#flows/graph/empty-graph.ts';
import type { Graph } from '#flows/graph/graph.ts';
import type { ConnectorKind } from '#flows/kit/define-connector.ts';
import { lifetimePresets } from '#flows/kit/lifetimes.ts';
import { registry } from '#flows/nodes/registry.ts';
import type { SecurityAnswers } from '#flows/security/answers.ts';
import { drawFlow } from '#flows/security/draw-flow.ts';
import { redraw } from '#flows/security/redraw.ts';
import { everyPossibleAnswer } from '#flows/testing/every-answer.ts';

const column = (key: string, type: AppSettings['columns'][number]['type']) => ({ key, name: key, type, unique: false, options: [] });
const connector = (id: string, kind: ConnectorKind) => ({ id, kind, name: id, active: true, envs: ['live', 'sandbox'] as const });
const app: Omit<AppSettings, 'access'> = {
  columns: [column('email', 'email'), column('phone', 'phone'), column('pin', 'pin')],
  filled: ['pin'],
  defaultLanguage: 'en',
  lifetimes: { ...lifetimePresets.standard, accessSeconds: 300 },
  connectors: [
    connector('con_google', 'oidc'),
    connector('con_entra', 'oidc'),
    connector('con_directory', 'directory'),
    connector('con_sms', 'sms-twilio'),
  ],
};
const names = { con_google: 'Google', con_entra: 'Microsoft', con_directory: 'Company account', con_sms: 'Twilio' };
const graphOf = (answers: SecurityAnswers): Graph => {
  const graph = emptyGraph('en');
  const applied = applyPatches(graph, redraw(graph, drawFlow(answers, names), 'everything'));
  if (!applied.ok) throw new Error(applied.issues[0]?.message);
  return applied.graph;
};
const said = (answers: SecurityAnswers): string => {
  const { access, methods, personalLink, createAuth, relock, ipRanges } = answers;
  const ways = [methods.email && 'e-mail', methods.sms && 'SMS', ...methods.external, methods.directory && 'directory'].filter(Boolean).join(' or ');
  const extras = [personalLink && 'personal link', createAuth && 'Create Auth', relock && `PIN ${relock.pin}`, ipRanges.length > 0 && 'IP range'];
  return [access, ways, ...extras.filter(Boolean)].filter(Boolean).join(', ');
};
const all = everyPossibleAnswer().map((answers) => ({ answers, graph: graphOf(answers) }));

describe('MOB-12 every possible combination of the Security page', () => {
  test('draws a flow without a problem', () => {
    const found = all.flatMap(({ answers, graph }) => {
      const { issues } = compile(graph, { registry, app: { ...app, access: answers.access } });
      const { email, sms, external, directory } = answers.methods;
      // A company password alone is allowed; the builder is told what it means.
      const password = directory !== null && !email && sms === null && external.length === 0;
      return issues
        .filter(({ code }) => !(password && code === 'password-only'))
        .map(({ code, node, message }) => `${said(answers)}: ${code} at ${node ?? '-'}: ${message}`);
    });
    expect([...new Set(found)].slice(0, 20)).toEqual([]);
  }, 120_000);

  test('is laid out: no card over another, each in its zone', () => {
    const modelOf = createModel(createNodeFacts(registry, inEnglish), inEnglish);
    for (const { answers, graph } of all.filter((_, index) => index % 5 === 0)) {
      const model = modelOf(graph);
      const cards = [...model.cards.values()].filter(({ container }) => container === undefined);
      const rects = cards.flatMap(({ id, zone }) => {
        const rect = rectOfCard(model, id);
        return rect === undefined ? [] : [{ id, zone, ...rect }];
      });
      for (const rect of rects) {
        const zone = graph.zones[rect.zone];
        if (zone === undefined) throw new Error(`${rect.id} stands nowhere`);
        expect(rect.y + rect.height, `${rect.id} of ${said(answers)}`).toBeLessThanOrEqual(zone.position.y + zone.size.height - 8);
        expect(rect.x + rect.width, `${rect.id} of ${said(answers)}`).toBeLessThanOrEqual(zone.position.x + zone.size.width - 8);
        for (const other of rects) {
          const apart =
            rect.id === other.id ||
            rect.x + rect.width <= other.x ||
            other.x + other.width <= rect.x ||
            rect.y + rect.height + 8 <= other.y ||
            other.y + other.height + 8 <= rect.y;
          expect(apart, `${rect.id} and ${other.id} of ${said(answers)}`).toBe(true);
        }
      }
    }
  }, 120_000);
});
