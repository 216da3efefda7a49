import type { WireField, WireStep } from '#flows/protocol/step.ts';
import { text, wireStep } from '../wire-step.ts';

const field = (name: string, type: WireField['type'], label: string, more: Partial<WireField> = {}): WireField => ({
  name,
  type,
  required: true,
  label: text(label),
  ...more,
});
const next = { id: 'next', label: text('Continue'), primary: true, inputs: true };
const now = '2026-01-01T00:00:00.000Z';
const soon = (seconds: number) => new Date(Date.parse(now) + seconds * 1_000).toISOString();

const codeStep = (change: Partial<WireStep> = {}): WireStep =>
  wireStep({
    node: 'code',
    can_back: true,
    now,
    challenge: {
      kind: 'code',
      title: text('Enter the code'),
      body: text('It has six digits. Look into your spam folder too.'),
      sent_to: 'a•••@example.org',
      expires_at: soon(290),
    },
    fields: [field('code', 'code', 'Code', { digits: 6, autocomplete: 'one-time-code' })],
    actions: [
      { id: 'resend', label: text('Send again'), primary: false, inputs: false, available_at: soon(42) },
      { ...next, id: 'verify' },
      { id: 'other', label: text('Use my password instead'), primary: false, inputs: false },
    ],
    ...change,
  });

/** Every kind of screen, with the awkward cases: long words, many fields, problems, the end. */
export const gallerySteps: Readonly<Record<string, WireStep>> = {
  email: wireStep({
    challenge: { kind: 'form', title: text('What is your e-mail?'), body: text('We send you a code. New here? It works the same.') },
  }),
  'email-wrong': wireStep({
    challenge: { kind: 'form', title: text('What is your e-mail?'), body: text('We send you a code. New here? It works the same.') },
    problems: [{ field: 'email', code: 'not-an-address', text: text('This is not an e-mail address. Check it once more.') }],
  }),
  code: codeStep(),
  'code-wrong': codeStep({
    state: '3.aaaaaaaaaaaaaaaaaaaaaaaa',
    problems: [{ field: 'code', code: 'wrong', text: text('That is not the code. 3 tries are left.') }],
  }),
  password: wireStep({
    node: 'password',
    can_back: true,
    challenge: { kind: 'password', title: text('Enter your password') },
    fields: [field('password', 'password', 'Password')],
    actions: [
      { id: 'verify', label: text('Sign in'), primary: true, inputs: true },
      { id: 'forgot', label: text('I forgot it'), primary: false, inputs: false },
    ],
    problems: [{ code: 'wrong', text: text('E-mail and password do not go together. Try again, or ask for a code.') }],
  }),
  'new-password': wireStep({
    node: 'set',
    challenge: { kind: 'form', title: text('Choose a password') },
    fields: [
      field('password', 'new-password', 'New password', {
        help: text('At least 15 characters. A few words you remember are fine.'),
        min_length: 15,
        max_length: 200,
      }),
    ],
  }),
  pin: wireStep({ node: 'pin', challenge: { kind: 'pin', title: text('Enter your PIN') }, fields: [field('pin', 'pin', 'PIN', { digits: 6 })] }),
  choice: wireStep({
    node: 'menu',
    can_back: true,
    challenge: { kind: 'choice', title: text('How do you want to sign in?') },
    fields: [],
    actions: [
      { id: 'mail', label: text('A code by e-mail'), primary: false, inputs: false },
      { id: 'password', label: text('My password'), primary: false, inputs: false },
      { id: 'company', label: text('My company’s account'), primary: false, inputs: false },
    ],
  }),
  form: wireStep({
    node: 'about',
    challenge: { kind: 'form', title: text('Tell us about yourself'), body: text('Only your name is needed.') },
    fields: [
      field('name', 'text', 'Name', { autocomplete: 'name' }),
      field('phone', 'phone', 'Phone', { required: false, help: text('With the country code, such as +49.') }),
      field('born', 'date', 'Born on', { required: false }),
      field('children', 'number', 'Children', { required: false, min: 0, max: 20 }),
      field('size', 'choice', 'Shirt size', { options: ['S', 'M', 'L'].map((value) => ({ value, label: text(value) })), value: 'M' }),
      field('country', 'choice', 'Country', {
        required: false,
        options: ['Brazil', 'Egypt', 'France', 'Germany', 'India', 'Japan', 'Kenya', 'Mexico'].map((value) => ({ value, label: text(value) })),
      }),
      field('news', 'boolean', 'Send me news about once a month', { required: false, help: text('You can stop it at any time.') }),
    ],
    problems: [
      { field: 'born', code: 'wrong', text: text('That is in the future.') },
      { field: 'size', code: 'wrong', text: text('This size is sold out.') },
    ],
  }),
  consent: wireStep({
    node: 'consent',
    challenge: {
      kind: 'consent',
      title: text('Before you go on'),
      body: text('Northwind Observatory keeps your address and the times you signed in.\nIt shows them to nobody else.'),
    },
    fields: [field('terms', 'boolean', 'I agree to the terms of use')],
    actions: [
      { id: 'decline', label: text('No, thanks'), primary: false, inputs: false },
      { id: 'accept', label: text('Agree and continue'), primary: true, inputs: true },
    ],
  }),
  message: wireStep({
    node: 'note',
    challenge: { kind: 'message', title: text('Your address is confirmed'), body: text('One more question, then you are in.') },
    fields: [],
    actions: [{ ...next, inputs: false }],
  }),
  wait: wireStep({
    kind: 'wait',
    node: 'link',
    can_back: true,
    now,
    challenge: {
      kind: 'wait',
      title: text('Look into your mail'),
      body: text('Open the link we sent you, on any device.'),
      sent_to: 'a•••@example.org',
    },
    fields: [],
    actions: [{ id: 'resend', label: text('Send again'), primary: false, inputs: false, available_at: soon(55) }],
  }),
  sending: wireStep({ kind: 'wait', node: 'code', challenge: { kind: 'wait', title: text('One moment…') }, fields: [], actions: [] }),
  redirect: wireStep({
    kind: 'redirect',
    node: 'google',
    can_back: true,
    challenge: { kind: 'redirect', title: text('Sign in with your company'), url: 'https://login.example.com/authorize?x=1' },
    fields: [],
    actions: [],
  }),
  'redirect-unsafe': wireStep({
    kind: 'redirect',
    node: 'google',
    challenge: { kind: 'redirect', title: text('Sign in with your company'), url: 'javascript:alert(document.domain)' },
    fields: [],
    actions: [{ id: 'other', label: text('Another way'), primary: false, inputs: false }],
  }),
  webauthn: wireStep({
    node: 'key',
    challenge: { kind: 'webauthn', title: text('Use your passkey') },
    fields: [],
    actions: [{ id: 'other', label: text('Another way'), primary: false, inputs: false }],
  }),
  'app-screen': wireStep({
    node: 'onboarding',
    challenge: { kind: 'app-screen', title: text('Welcome tour') },
    fields: [],
    actions: [{ ...next, inputs: false }],
  }),
  done: wireStep({
    kind: 'done',
    node: 'home',
    screen: 'home',
    challenge: { kind: 'app-screen', title: text('You are in'), body: text('Welcome to the observatory.') },
    fields: [],
    actions: [],
    result: { session: 'ses_1', zone: { key: 'secure', kind: 'secure' }, status_text: text('The dome opens at nine tonight.') },
  }),
  failed: wireStep({
    kind: 'failed',
    node: 'deny',
    challenge: {
      kind: 'message',
      title: text('You cannot come in here'),
      body: text('This door is for staff of the observatory. Ask your team lead for an invitation.'),
    },
    fields: [],
    actions: [],
  }),
  long: wireStep({
    node: 'long',
    can_back: true,
    challenge: {
      kind: 'form',
      title: text('Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'),
      body: text('<img src=x onerror=alert(1)> & "quotes" are text, '.repeat(4)),
      sent_to: 'somebody-with-a-very-long-name.that-goes-on@an-even-longer-domain-name.example.org',
    },
    fields: [
      field('a', 'text', 'A label that goes on and on and on until it has to break into a second line somewhere', {
        value: 'With something in it already',
      }),
    ],
    actions: [{ ...next, label: text('Yes, I have read all of this and I want to continue now') }],
  }),
};
