import type { WireStep } from '#flows/protocol/step.ts';
import type { Text } from '#flows/protocol/text.ts';

export const text = (words: string): Text => ({ key: 'test', text: words });

/** A step as a server could answer it: asks for an e-mail unless told otherwise. */
export const wireStep = (change: Partial<WireStep> = {}): WireStep => ({
  run: 'run_1',
  state: '1.aaaaaaaaaaaaaaaaaaaaaaaa',
  flow: { app: 'demo', slug: 'sign-in', version: 1 },
  node: 'ask',
  kind: 'ask',
  challenge: { kind: 'form', title: text('What is your e-mail?') },
  expires_at: '2026-01-01T00:15:00.000Z',
  can_back: false,
  fields: [{ name: 'email', type: 'email', required: true, label: text('E-mail'), autocomplete: 'username' }],
  actions: [{ id: 'next', label: text('Continue'), primary: true, inputs: true }],
  problems: [],
  ...change,
});
