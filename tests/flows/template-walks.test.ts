import { expect, test } from 'vitest';
import { compile } from '#flows/compiler/compile.ts';
import { executors } from '#flows/nodes/executors.ts';
import { registry } from '#flows/nodes/registry.ts';
import { templates } from '#flows/templates/templates.ts';
import { type FlowCase, flowCase } from '#flows/testing/case.ts';
import { runCase } from '#flows/testing/run-case.ts';
import { toyApp } from './toys.ts';

type Walk = {
  template: keyof typeof templates;
  title: string;
  given?: Record<string, unknown>;
  steps: unknown[];
  ends: Record<string, unknown>;
  session?: Record<string, unknown>;
};

const email = (address: string) => ({ answer: { inputs: { email: address } } });
const code = { answer: { inputs: { code: '{code}' } } };
const ada = { id: 'ada', email: 'ada@example.org', password: 'four words in a row' };

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
];

test.each(walks)('$template: $title', async ({ template, given = {}, steps, ends, session }) => {
  const played: FlowCase = flowCase.parse({ title: template, app: { access: 'registered' }, ...given, flow: templates[template].graph, steps });
  const { issues, seen, world, broke } = await runCase(played, {
    executors,
    compile: async (graph, { access }) => compile(graph, { registry, app: { ...toyApp, access } }),
  });
  if (broke !== undefined) throw broke;
  expect(issues).toEqual([]);
  expect(seen.at(-1)).toMatchObject(ends);
  expect(world.sessions).toMatchObject(ends.kind === 'done' ? [session ?? {}] : []);
});
