import { inEnglish, type Say } from '#flows/languages/say.ts';
import * as z from 'zod';
import type { AppSettings } from '#flows/compiler/app-settings.ts';
import { compile } from '#flows/compiler/compile.ts';
import type { Registry } from '#flows/compiler/flow.ts';
import type { Graph } from '#flows/graph/graph.ts';
import { assignment } from '#flows/kit/assignment.ts';
import { condition } from '#flows/kit/condition.ts';
import { connectorField } from '#flows/kit/connector-field.ts';
import { parseIpRange } from '#flows/kit/ip-ranges.ts';
import { defineNode } from '#flows/kit/define-node.ts';
import { translated } from '#flows/kit/field-meta.ts';
import { compactFlow } from '#flows/testing/case.ts';
import { expandFlow } from '#flows/testing/expand-flow.ts';

const empty = z.strictObject({});
const common = { version: 1, icon: 'box', summary: '', synonyms: [], needs: [], texts: {}, asks: false, describe: () => '' } as const;

const start = defineNode({
  ...common,
  id: 'entry.sign-in',
  category: 'entry',
  title: 'Sign-in',
  config: empty,
  outcomes: [{ id: 'started', label: 'Started', kind: 'pass' }],
  role: 'entry',
});
const link = defineNode({
  ...common,
  id: 'entry.link',
  category: 'entry',
  title: 'Link',
  config: empty,
  outcomes: [{ id: 'opened', label: 'Opened', kind: 'pass' }],
  role: 'entry',
});
/** Names whose link it is, and proves nothing. */
const ownLink = defineNode({ ...link, id: 'entry.own-link', title: 'Own link', personal: true });

/** A button inside the app: begins from a session. */
const button = defineNode({
  ...common,
  id: 'entry.button',
  category: 'entry',
  title: 'Button',
  config: z.strictObject({ signedIn: z.boolean().default(true).meta({ label: 'Signed in' }) }),
  outcomes: [{ id: 'pressed', label: 'Pressed', kind: 'pass' }],
  role: 'entry',
  session: 'live',
  signedIn: ({ signedIn }) => signedIn,
});
const relock = defineNode({
  ...common,
  id: 'entry.relock',
  category: 'entry',
  title: 'Relock',
  config: empty,
  outcomes: [{ id: 'locked', label: 'Locked', kind: 'pass' }],
  role: 'entry',
  session: 'locked',
});

const ask = defineNode({
  ...common,
  id: 'identify.ask',
  category: 'identify',
  title: 'Ask',
  asks: true,
  config: z.strictObject({
    kind: z.enum(['email', 'phone', 'username']).default('email').meta({ label: 'What to ask for' }),
    title: translated({ label: 'Heading' }),
  }),
  outcomes: ({ kind }) => [
    { id: 'given', label: 'Given', kind: 'pass', gives: ['subject'], identifiers: [kind] },
    { id: 'refused', label: 'Refused', kind: 'fail' },
  ],
  texts: { title: 'Who are you, {name}?' },
});

const code = defineNode({
  ...common,
  id: 'verify.code',
  category: 'verify',
  title: 'Code',
  asks: true,
  config: z.strictObject({ digits: z.int().min(4).max(10).default(6).meta({ label: 'Digits' }) }),
  outcomes: [
    { id: 'verified', label: 'Verified', kind: 'pass', proves: { assurance: 'identifier', amr: ['otp', 'email'] } },
    { id: 'exhausted', label: 'Exhausted', kind: 'fail' },
    { id: 'cannot-send', label: 'Cannot send', kind: 'unavailable' },
  ],
  requires: () => [
    { kind: 'subject', identifier: 'email' },
    { kind: 'column', type: 'email' },
  ],
});
const secret = defineNode({
  ...common,
  id: 'verify.secret',
  category: 'verify',
  title: 'Password',
  asks: true,
  config: empty,
  outcomes: [
    { id: 'verified', label: 'Verified', kind: 'pass', proves: { assurance: 'knowledge', amr: ['pwd'] } },
    { id: 'wrong', label: 'Wrong', kind: 'fail' },
    { id: 'not-enrolled', label: 'No password', kind: 'unavailable' },
  ],
  requires: () => [{ kind: 'subject' }],
});
const pin = defineNode({
  ...common,
  id: 'verify.pin',
  category: 'verify',
  title: 'PIN',
  asks: true,
  config: empty,
  outcomes: [
    { id: 'verified', label: 'Verified', kind: 'pass', proves: { assurance: 'knowledge', amr: ['pin'] } },
    { id: 'disconnected', label: 'Disconnected', kind: 'fail', endsSession: true },
  ],
  requires: () => [{ kind: 'user' }, { kind: 'session-or-proof' }],
});
/** Proves without asking, as a device key may. */
const key = defineNode({
  ...common,
  id: 'verify.key',
  category: 'verify',
  title: 'Device key',
  config: empty,
  outcomes: [
    { id: 'verified', label: 'Verified', kind: 'pass', proves: { assurance: 'possession', amr: ['hwk'] } },
    { id: 'wrong', label: 'Wrong', kind: 'fail' },
    { id: 'no-key', label: 'No key', kind: 'unavailable' },
  ],
  requires: () => [{ kind: 'subject' }],
});
/** Names and proves at once, as a foreign identity provider does. */
const foreign = defineNode({
  ...common,
  id: 'verify.foreign',
  category: 'verify',
  title: 'Foreign sign-in',
  asks: true,
  config: z.strictObject({ provider: z.string().meta({ label: 'Provider' }) }),
  outcomes: [
    { id: 'verified', label: 'Verified', kind: 'pass', gives: ['subject', 'user'], proves: { assurance: 'identifier', amr: ['fed'] } },
    { id: 'refused', label: 'Refused', kind: 'fail' },
  ],
});

const chain = defineNode({
  ...common,
  id: 'choose.fallback',
  category: 'choose',
  title: 'Fallback chain',
  config: empty,
  role: 'chain',
  outcomes: [{ id: 'none-available', label: 'None available', kind: 'unavailable' }],
});
const menu = defineNode({
  ...common,
  id: 'choose.menu',
  category: 'choose',
  title: 'Menu',
  asks: true,
  config: z.strictObject({ options: z.array(z.string()).min(1).default(['left', 'right']).meta({ label: 'Options' }) }),
  outcomes: ({ options }) => options.map((id) => ({ id, label: id, kind: 'pass' })),
});
const flip = defineNode({
  ...common,
  id: 'decide.flip',
  category: 'decide',
  title: 'Decide',
  config: z.strictObject({ look: z.array(z.string()).default([]).meta({ label: 'Looks at' }) }),
  outcomes: [
    { id: 'yes', label: 'Yes', kind: 'pass' },
    { id: 'no', label: 'No', kind: 'pass' },
  ],
  reads: ({ look }) => look,
});
const limit = defineNode({
  ...common,
  id: 'decide.limit',
  category: 'decide',
  title: 'Limit',
  config: empty,
  bounded: true,
  outcomes: [
    { id: 'again', label: 'Again', kind: 'pass' },
    { id: 'used-up', label: 'Used up', kind: 'pass' },
  ],
});

const form = defineNode({
  ...common,
  id: 'screen.form',
  category: 'screen',
  title: 'Form',
  asks: true,
  config: z.strictObject({
    name: z.string().default('answer').meta({ label: 'Name' }),
    scope: z.enum(['shared', 'transient', 'secret']).default('shared').meta({ label: 'Scope' }),
    title: translated({ label: 'Heading' }),
  }),
  outcomes: [
    { id: 'sent', label: 'Sent', kind: 'pass' },
    { id: 'skipped', label: 'Skipped', kind: 'fail' },
  ],
  writes: ({ name, scope }) => [{ name, label: `The ${name}`, type: 'text', scope }],
});
const note = defineNode({
  ...common,
  id: 'screen.note',
  category: 'screen',
  title: 'Note',
  asks: true,
  config: z.strictObject({ title: translated({ label: 'Heading' }) }),
  outcomes: [{ id: 'read', label: 'Read', kind: 'pass' }],
  texts: { title: 'Note' },
});

const register = defineNode({
  ...common,
  id: 'user.register',
  category: 'user',
  title: 'Register',
  config: z.strictObject({ column: z.string().optional().meta({ label: 'Column' }) }),
  irreversible: true,
  outcomes: [
    { id: 'registered', label: 'Registered', kind: 'pass', gives: ['user'] },
    { id: 'refused', label: 'Refused', kind: 'fail' },
  ],
  requires: ({ column }) => [{ kind: 'proof' }, ...(column === undefined ? [] : [{ kind: 'column-key' as const, key: column }])],
});
const change = defineNode({
  ...common,
  id: 'user.change',
  category: 'user',
  title: 'Change user',
  config: empty,
  outcomes: [{ id: 'done', label: 'Done', kind: 'pass' }],
  requires: () => [{ kind: 'user' }],
});
const desk = defineNode({
  ...common,
  id: 'verify.desk',
  category: 'verify',
  title: 'Desk',
  asks: true,
  config: z.strictObject({ connector: connectorField('directory', { label: 'Directory' }) }),
  outcomes: [{ id: 'known', label: 'Known', kind: 'pass' }],
  requires: ({ connector }) => [{ kind: 'connector', connector: 'directory', id: connector }],
});

const gate = defineNode({
  ...common,
  id: 'access.gate',
  category: 'access',
  title: 'Gate',
  config: z.strictObject({ ranges: z.array(z.string()).meta({ label: 'Ranges' }) }),
  outcomes: [
    { id: 'inside', label: 'Inside', kind: 'pass' },
    { id: 'outside', label: 'Outside', kind: 'pass' },
  ],
  admits: ({ ranges }) => ({ outcome: 'inside', addresses: ranges.flatMap((range) => parseIpRange(range) ?? []) }),
});

const guest = defineNode({
  ...common,
  id: 'user.guest',
  category: 'user',
  title: 'Make guest',
  config: empty,
  outcomes: [{ id: 'made', label: 'Made', kind: 'pass', gives: ['user', 'subject'] }],
});
const reveal = defineNode({
  ...common,
  id: 'user.reveal',
  category: 'user',
  title: 'Known user?',
  config: empty,
  discloses: () => true,
  outcomes: [
    { id: 'known', label: 'Known', kind: 'pass' },
    { id: 'unknown', label: 'Unknown', kind: 'pass' },
  ],
});

const session = defineNode({
  ...common,
  id: 'session.issue',
  category: 'session',
  title: 'Start session',
  config: empty,
  role: 'session',
  irreversible: true,
  outcomes: [
    { id: 'issued', label: 'Issued', kind: 'pass' },
    { id: 'refused', label: 'Refused', kind: 'fail' },
  ],
});
const strict = defineNode({
  ...common,
  id: 'session.strict',
  category: 'session',
  title: 'Start strict session',
  role: 'session',
  irreversible: true,
  config: z.strictObject({ atLeast: z.enum(['two-kinds', 'two-factors']).meta({ label: 'At least' }) }),
  outcomes: [
    { id: 'issued', label: 'Issued', kind: 'pass' },
    { id: 'refused', label: 'Refused', kind: 'fail' },
  ],
  requires: ({ atLeast }) => [{ kind: 'user' }, { kind: 'proof', atLeast }],
});
const unlock = defineNode({
  ...common,
  id: 'session.unlock',
  category: 'session',
  title: 'Unlock',
  role: 'session',
  irreversible: true,
  config: empty,
  outcomes: [
    { id: 'unlocked', label: 'Unlocked', kind: 'pass' },
    { id: 'refused', label: 'Refused', kind: 'fail' },
  ],
  requires: () => [{ kind: 'session', locked: true }, { kind: 'user' }, { kind: 'proof' }],
});
const when = defineNode({
  ...common,
  id: 'decide.when',
  category: 'decide',
  title: 'When',
  config: z.strictObject({ when: condition.meta({ label: 'Condition' }) }),
  outcomes: [
    { id: 'yes', label: 'Yes', kind: 'pass' },
    { id: 'no', label: 'No', kind: 'pass' },
  ],
  conditions: ({ when: tree }) => [tree],
});
const set = defineNode({
  ...common,
  id: 'user.set',
  category: 'user',
  title: 'Set',
  config: z.strictObject({ assignments: z.array(assignment).meta({ label: 'Columns' }) }),
  outcomes: [{ id: 'done', label: 'Done', kind: 'pass' }],
  assigns: ({ assignments }) => assignments,
});
const screen = defineNode({
  ...common,
  id: 'zone.screen',
  category: 'zone',
  title: 'Screen',
  config: z.strictObject({ button: z.string().optional().meta({ label: 'Button' }) }),
  links: ({ button }) => (button === undefined ? [] : [{ entry: button }]),
  role: 'zone-screen',
  outcomes: [],
});
const deny = defineNode({ ...common, id: 'end.deny', category: 'end', title: 'Refuse', config: empty, role: 'end', outcomes: [] });

/** Came a long way: its config was renamed once and split once. */
const old = defineNode({
  ...common,
  id: 'screen.old',
  version: 3,
  category: 'screen',
  title: 'Old',
  asks: true,
  config: z.strictObject({ first: z.string(), last: z.string() }),
  outcomes: [{ id: 'read', label: 'Read', kind: 'pass' }],
  migrations: [
    { to: 2, name: 'CallItName', up: ({ title, ...rest }) => ({ ...rest, name: title }) },
    {
      to: 3,
      name: 'SplitName',
      up: ({ name, ...rest }) => {
        const [first = '', last = ''] = String(name).split(' ');
        return { ...rest, first, last };
      },
    },
  ],
});

/** Of a second version, and nobody said how the first becomes it. */
const lost = defineNode({
  ...common,
  id: 'screen.lost',
  version: 2,
  category: 'screen',
  title: 'Lost',
  asks: true,
  config: empty,
  outcomes: [{ id: 'read', label: 'Read', kind: 'pass' }],
});
/** Has an opinion of its own. */
const wary = defineNode({
  ...common,
  id: 'screen.wary',
  category: 'screen',
  title: 'Wary',
  asks: true,
  config: z.strictObject({ loud: z.boolean().default(false).meta({ label: 'Loud' }) }),
  outcomes: [{ id: 'read', label: 'Read', kind: 'pass' }],
  check: ({ loud }, say) =>
    loud ? [{ code: 'wary-loud', severity: 'error', field: 'loud', message: say('This is too loud.'), advice: say('Be quiet.') }] : [],
});

/** Node types made for tests: small, but every property the compiler reasons with occurs. */
export const toys: Registry = Object.fromEntries(
  [
    start,
    link,
    ownLink,
    button,
    relock,
    ask,
    code,
    secret,
    pin,
    key,
    foreign,
    chain,
    menu,
    flip,
    limit,
    form,
    note,
    register,
    change,
    desk,
    gate,
    guest,
    reveal,
    set,
    when,
    session,
    strict,
    unlock,
    screen,
    deny,
    old,
    lost,
    wary,
  ].map((definition) => [definition.id, definition]),
);

export const toyApp: AppSettings = {
  access: 'registered',
  columns: [
    { key: 'email', name: 'E-mail', type: 'email', unique: true, options: [] },
    { key: 'plan', name: 'Plan', type: 'text', unique: false, options: [] },
    { key: 'age', name: 'Age', type: 'number', unique: false, options: [] },
  ],
  defaultLanguage: 'en',
  lifetimes: { accessSeconds: 900, refreshSeconds: 2_592_000, absoluteSeconds: 31_536_000 },
};

type Nodes = Record<string, string | { type: string; zone?: string; in?: string; config?: Record<string, unknown> }>;

/** A graph as one says it: `draw({in: 'entry.sign-in', …}, {'in.started': 'ask', …})`. Sessions and screens stand in the secure zone. */
export const draw = (nodes: Nodes, edges: Record<string, string> = {}, strings: Record<string, string> = {}): Graph =>
  expandFlow(
    compactFlow.parse({
      nodes: Object.fromEntries(
        Object.entries(nodes).map(([id, given]) => {
          const node = typeof given === 'string' ? { type: given } : given;
          return [id, { zone: /^(session|zone)\./.test(node.type) ? 'secure' : 'public', ...node }];
        }),
      ),
      edges,
      strings,
    }),
  );

export const compileToy = (graph: Graph, app: Partial<AppSettings> = {}, say: Say = inEnglish) =>
  compile(graph, { registry: toys, app: { ...toyApp, ...app }, say });

/** `code@node` of every issue. */
export const codes = (graph: Graph, app: Partial<AppSettings> = {}): string[] =>
  compileToy(graph, app).issues.map(({ code: found, node, edge }) => `${found}@${node ?? edge ?? ''}`);

/** The main job with toys: no issues. */
export const signInNodes: Nodes = {
  in: 'entry.sign-in',
  ask: 'identify.ask',
  chain: 'choose.fallback',
  code: { type: 'verify.code', in: 'chain' },
  secret: { type: 'verify.secret', in: 'chain' },
  register: 'user.register',
  session: 'session.issue',
  home: 'zone.screen',
  deny: 'end.deny',
};
export const signInEdges: Record<string, string> = {
  'in.started': 'ask',
  'ask.given': 'chain',
  'ask.refused': 'deny',
  'chain.verified': 'register',
  'register.registered': 'session',
  'register.refused': 'deny',
  'session.issued': 'home',
  'session.refused': 'deny',
};
export const signIn = (): Graph => draw(signInNodes, signInEdges);
