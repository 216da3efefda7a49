import { expect, test } from 'vitest';
import { registry } from '../nodes/registry.ts';
import { compactFlow } from '../testing/case.ts';
import { expandFlow } from '../testing/expand-flow.ts';
import type { AppSettings } from './app-settings.ts';
import { knownAt } from './known-at.ts';

const app: AppSettings = {
  access: 'registered',
  defaultLanguage: 'en',
  lifetimes: { accessSeconds: 600, refreshSeconds: 3_600, absoluteSeconds: 7_200 },
  columns: [{ key: 'email', name: 'E-mail', type: 'email', unique: true, options: [] }],
  connectors: [],
};
const drawn = (nodes: object, edges: object) => expandFlow(compactFlow.parse({ nodes, edges }));

const signIn = drawn(
  {
    start: { type: 'entry.sign-in' },
    who: { type: 'identify.ask' },
    about: { type: 'screen.form', config: { fields: [{ name: 'city', label: 'City', type: 'text' }] } },
    code: { type: 'verify.email-code' },
    password: { type: 'verify.password' },
    rule: {
      type: 'decide.condition',
      config: { rules: [{ id: 'home', name: 'Home', when: { left: 'vars.city', op: 'exists' } }] },
    },
    register: { type: 'identify.register' },
    in: { type: 'session.issue', zone: 'secure' },
    home: { type: 'zone.screen', zone: 'secure' },
    alone: { type: 'screen.message' },
  },
  {
    'start.started': 'who',
    'who.given': 'about',
    'about.submitted': 'code',
    'code.verified': 'rule',
    'code.exhausted': 'password',
    'password.verified': 'rule',
    'rule.home': 'register',
    'rule.default': 'register',
    'register.registered': 'in',
    'register.known': 'in',
    'in.issued': 'home',
  },
);
const at = (node: string) => knownAt(signIn, node, { registry, app });

test('EDITOR-17 only what is sure on every way to a step is known there', () => {
  expect(at('start')).toMatchObject({ subject: false, user: false, proofs: [], session: 'none' });
  expect(at('code')).toMatchObject({ subject: true, user: false, proofs: [] });
  // By the code, or by the password: that something is proven is certain, so it is what the shortest way proves.
  expect(at('rule')).toMatchObject({ subject: true, proofs: ['identifier'] });
  expect(at('password')).toMatchObject({ proofs: [] });
  expect(at('in')).toMatchObject({ subject: true, user: true });
});

test('EDITOR-17 a single way makes its proof certain', () => {
  const { ['code-exhausted']: _, ...edges } = signIn.edges;
  const straight = { ...signIn, edges: Object.fromEntries(Object.entries(edges).filter(([, { outcome }]) => outcome !== 'exhausted')) };
  expect(knownAt(straight, 'rule', { registry, app })).toMatchObject({ proofs: ['identifier'], identifiers: ['email'] });
});

test('EDITOR-17 values that an earlier step sets and a later one looks at are asked for, others are not', () => {
  expect(at('code')?.variables).toMatchObject([{ name: 'city', label: 'City', type: 'text' }]);
  expect(at('who')?.variables).toEqual([]);
  expect(at('in')?.variables).toEqual([]);
});

test('EDITOR-17 an entry from a session begins with one', () => {
  const action = drawn(
    {
      button: { type: 'entry.action', zone: 'secure' },
      screen: { type: 'screen.message', zone: 'secure' },
      home: { type: 'zone.screen', zone: 'secure' },
    },
    { 'button.started': 'screen', 'screen.continued': 'home' },
  );
  expect(knownAt(action, 'screen', { registry, app })).toMatchObject({ session: 'live', subject: true, user: true });
});

test('EDITOR-17 nothing is known of a step that no way leads to', () => {
  expect(at('alone')).toBeUndefined();
  expect(at('nowhere')).toBeUndefined();
});
