import { expect, test } from 'vitest';
import { compile } from '#flows/compiler/compile.ts';
import { executors } from '#flows/nodes/executors.ts';
import { registry } from '#flows/nodes/registry.ts';
import { fillConnectors } from '#flows/templates/fill-connectors.ts';
import { templates } from '#flows/templates/templates.ts';
import { type FlowCase, flowCase } from '#flows/testing/case.ts';
import { runCase } from '#flows/testing/run-case.ts';
import { templateApp } from './template-app.ts';

type Walk = {
  template: keyof typeof templates;
  title: string;
  given?: Record<string, unknown>;
  steps: unknown[];
  ends: Record<string, unknown>;
  session?: Record<string, unknown>;
  /** When the run begins from a session and ends with others than one. */
  sessions?: Record<string, unknown>[];
};

const email = (address: string) => ({ answer: { inputs: { email: address } } });
const code = { answer: { inputs: { code: '{code}' } } };
const ada = { id: 'ada', email: 'ada@example.org', password: 'four words in a row' };

const pin = { answer: { inputs: { pin: '482913' } } };
const customer = { id: 'eve', phone: '+4915112345678', pin: '482913' };
const account = { answer: { inputs: { name: 'ada', password: 'directory' } } };

const walks: Walk[] = [
  {
    template: 'sign-in',
    title: 'a new person is registered',
    steps: [email('new@example.org'), code],
    ends: { kind: 'done', screen: 'home' },
    session: { amr: ['otp', 'email'] },
  },
  {
    template: 'sign-in',
    title: 'the app sends the address along',
    given: { context: { email: 'new@example.org' } },
    steps: [code],
    ends: { kind: 'done', screen: 'home' },
  },
  {
    template: 'sign-in',
    title: 'no mail leaves, the password is asked',
    given: { users: [ada], gateway: 'down' },
    steps: [email('ada@example.org'), { answer: { inputs: { password: 'four words in a row' } } }],
    ends: { kind: 'done', screen: 'home' },
    session: { user: 'ada', amr: ['pwd'] },
  },
  {
    template: 'sign-in',
    title: 'somebody not added is refused',
    given: { app: { access: 'added' } },
    steps: [email('new@example.org'), { answer: { inputs: { code: '123456' } } }],
    ends: { kind: 'ask', node: 'email-code' },
  },
  {
    template: 'email-link',
    title: 'the button in the mail is pressed',
    steps: [email('new@example.org'), { openLink: true }],
    ends: { kind: 'done', screen: 'home' },
    session: { amr: ['email'] },
  },
  {
    template: 'password-first',
    title: 'two steps',
    given: { users: [ada] },
    steps: [{ answer: { action: 'sign-in' } }, email('ada@example.org'), { answer: { inputs: { password: 'four words in a row' } } }, code],
    ends: { kind: 'done', screen: 'home' },
    session: { user: 'ada', amr: ['pwd', 'otp', 'email'] },
  },
  {
    template: 'password-first',
    title: 'a new person chooses a password',
    steps: [{ answer: { action: 'create' } }, email('new@example.org'), code, { answer: { inputs: { password: 'correct horse battery staple' } } }],
    ends: { kind: 'done', screen: 'home' },
    session: { amr: ['otp', 'email'] },
  },
  {
    template: 'password-first',
    title: 'creating an account is no way around the password of a known person',
    given: { users: [ada] },
    steps: [{ answer: { action: 'create' } }, email('ada@example.org'), code],
    ends: { kind: 'ask', node: 'known-password' },
  },
  {
    template: 'company-domain',
    title: 'from the office, with an address of the company',
    given: { context: { ip: '192.168.1.7' } },
    steps: [email('ada@example.org'), code],
    ends: { kind: 'done', screen: 'home' },
  },
  {
    template: 'company-domain',
    title: 'another address is told so where it was asked',
    given: { context: { ip: '192.168.1.7' } },
    steps: [email('ada@elsewhere.test')],
    ends: { kind: 'ask', node: 'ask-email', problems: ['refused'] },
  },
  {
    template: 'company-domain',
    title: 'from elsewhere',
    given: { context: { ip: '203.0.113.7' } },
    steps: [],
    ends: { kind: 'failed', node: 'refuse' },
  },
  {
    template: 'open-site',
    title: 'anybody looks around',
    given: { app: { access: 'anyone' } },
    steps: [],
    ends: { kind: 'done', screen: 'home' },
    session: { zoneKind: 'public', amr: [] },
  },
  {
    template: 'phone-first',
    title: 'a code by SMS',
    steps: [{ answer: { inputs: { identifier: '+49 1511 2345678' } } }, code],
    ends: { kind: 'done', screen: 'home' },
    session: { amr: ['otp', 'sms'] },
  },
  {
    template: 'phone-first',
    title: 'no SMS leaves, the code goes to the address on record',
    given: { users: [{ ...ada, phone: '+4915112345678' }], gateway: 'sms-down' },
    steps: [{ answer: { inputs: { identifier: '+49 1511 2345678' } } }, code],
    ends: { kind: 'done', screen: 'home' },
    session: { user: 'ada', amr: ['otp', 'email'] },
  },
  {
    template: 'active-directory',
    title: 'in the office the company account is enough',
    given: { context: { ip: '192.168.1.7' } },
    steps: [account],
    ends: { kind: 'done', screen: 'home' },
    session: { amr: ['pwd'] },
  },
  {
    template: 'active-directory',
    title: 'from elsewhere a code by e-mail too',
    given: {
      context: { ip: '203.0.113.7' },
      directory: { people: [{ name: 'ada', password: 'directory', attributes: { mail: 'ada@example.org' } }] },
    },
    steps: [account, code],
    ends: { kind: 'done', screen: 'home' },
    session: { amr: ['pwd', 'otp', 'email'] },
  },
  {
    template: 'active-directory',
    title: 'from elsewhere without an address on record nobody gets in',
    given: { context: { ip: '203.0.113.7' } },
    steps: [account],
    ends: { kind: 'failed', node: 'refuse' },
  },
  {
    template: 'bank-app',
    title: 'a new person chooses a PIN',
    steps: [{ answer: { inputs: { phone: '+49 1511 2345678' } } }, code, { answer: { inputs: { pin: '482913', repeat: '482913' } } }],
    ends: { kind: 'done', screen: 'home' },
    session: { amr: ['otp', 'sms'] },
  },
  {
    template: 'bank-app',
    title: 'a known person needs the PIN beside the code',
    given: { users: [customer] },
    steps: [{ answer: { inputs: { phone: '+49 1511 2345678' } } }, code, pin],
    ends: { kind: 'done', screen: 'home' },
    session: { user: 'eve', amr: ['otp', 'sms', 'pin'] },
  },
  {
    template: 'bank-app',
    title: 'a locked session is opened by the PIN',
    given: { users: [customer], entry: 'came-back', session: { user: 'eve', locked: true, amr: ['otp', 'sms'] } },
    steps: [pin],
    ends: { kind: 'done', screen: 'home' },
    sessions: [{ id: 'ses_1', locked: false }],
  },
  {
    template: 'bank-app',
    title: 'money is sent with the PIN once more',
    given: {
      users: [customer],
      entry: 'send-money',
      session: { user: 'eve', amr: ['otp', 'sms'], proofs: [{ assurance: 'possession', secondsAgo: 3_000 }] },
    },
    steps: [pin],
    ends: { kind: 'done', screen: 'transfer' },
    sessions: [
      { id: 'ses_1', revoked: true },
      { user: 'eve', acr: 'aal2' },
    ],
  },
  {
    template: 'shop-google',
    title: 'Google signs in',
    steps: [{ answer: { action: 'google' } }, { provider: { subject: '7' } }],
    ends: { kind: 'done', screen: 'home' },
    session: { amr: ['fed'] },
  },
  {
    template: 'shop-google',
    title: 'so does a code by e-mail',
    steps: [{ answer: { action: 'email' } }, email('ada@example.org'), code],
    ends: { kind: 'done', screen: 'home' },
    session: { amr: ['otp', 'email'] },
  },
  {
    template: 'shop-google',
    title: 'Google is added later by a button in the app (MOB-7)',
    given: { users: [ada], entry: 'create-auth', session: { user: 'ada' } },
    steps: [{ provider: { subject: '7' } }],
    ends: { kind: 'done', screen: 'home' },
    sessions: [{ id: 'ses_1', user: 'ada' }],
  },
  {
    template: 'open-secured',
    title: 'anybody looks around',
    given: { app: { access: 'anyone' } },
    steps: [],
    ends: { kind: 'done', screen: 'home' },
    session: { amr: [] },
  },
  {
    template: 'open-secured',
    title: 'a guest goes on into the secure part',
    given: {
      app: { access: 'anyone' },
      users: [{ id: 'guest' }],
      entry: 'go-in',
      session: { user: 'guest', zone: 'public', zoneKind: 'public', amr: [], proofs: [] },
    },
    steps: [email('ada@example.org'), code],
    ends: { kind: 'done', screen: 'account' },
    sessions: [
      { user: 'guest', zone: 'public' },
      { zone: 'secure', amr: ['otp', 'email'] },
    ],
  },
];

/** What the app has beside what the walk says. */
const app = {
  access: 'registered',
  columns: templateApp.columns,
  connectors: templateApp.connectors?.map(({ id, kind, name }) => ({ id, kind, name })),
};

test.each(walks)('$template: $title', async ({ template, given = {}, steps, ends, session, sessions }) => {
  const flow = fillConnectors(templates[template].graph, registry, templateApp.connectors);
  const played: FlowCase = flowCase.parse({ title: template, ...given, app: { ...app, ...Object(given['app']) }, flow, steps });
  const { issues, seen, world, broke } = await runCase(played, {
    executors,
    compile: async (graph, { access }) => compile(graph, { registry, app: { ...templateApp, access } }),
  });
  if (broke !== undefined) throw broke;
  expect(issues).toEqual([]);
  expect(seen.at(-1)).toMatchObject(ends);
  expect(world.sessions).toMatchObject(sessions ?? (ends.kind === 'done' ? [session ?? {}] : []));
});
