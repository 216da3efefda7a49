import * as z from 'zod';
import { defineNode } from '#flows/kit/define-node.ts';
import type { Definitions } from '../model/node-facts.ts';

const base = { version: 1, needs: [], texts: {}, synonyms: [], summary: 'A toy.', icon: 'box' } as const;

/** A few kinds with every trait the editor cares about, so that its tests do not hang on real ones. */
export const toyDefinitions: Definitions = {
  'entry.start': defineNode({
    ...base,
    id: 'entry.start',
    category: 'entry',
    title: 'Start',
    role: 'entry',
    config: z.strictObject({}),
    asks: false,
    outcomes: [{ id: 'started', label: 'Started', kind: 'pass' }],
    describe: () => '',
  }),
  'verify.code': defineNode({
    ...base,
    id: 'verify.code',
    category: 'verify',
    title: 'Code by e-mail',
    asks: true,
    synonyms: ['mfa', 'otp'],
    config: z.strictObject({ digits: z.int().min(4).max(8).default(6) }),
    outcomes: [
      { id: 'verified', label: 'Verified', kind: 'pass', proves: { assurance: 'possession', amr: ['otp'] } },
      { id: 'wrong', label: 'Wrong code', kind: 'fail' },
      { id: 'cannot-send', label: 'Can’t send', kind: 'unavailable' },
    ],
    costs: () => ({ email: 1 }),
    describe: ({ digits }) => `${digits} digits`,
  }),
  'verify.password': defineNode({
    ...base,
    id: 'verify.password',
    category: 'verify',
    title: 'Password',
    asks: true,
    synonyms: ['forgot'],
    config: z.strictObject({}),
    outcomes: [
      { id: 'verified', label: 'Verified', kind: 'pass', proves: { assurance: 'knowledge', amr: ['pwd'] } },
      { id: 'not-enrolled', label: 'Has none', kind: 'unavailable' },
    ],
    describe: () => 'At least 8 characters',
  }),
  'choose.chain': defineNode({
    ...base,
    id: 'choose.chain',
    category: 'choose',
    title: 'Fallback',
    role: 'chain',
    config: z.strictObject({}),
    asks: false,
    outcomes: [{ id: 'none-available', label: 'None available', kind: 'fail' }],
    describe: () => 'First that works',
  }),
  'choose.menu': defineNode({
    ...base,
    id: 'choose.menu',
    category: 'choose',
    title: 'Menu',
    asks: true,
    config: z.strictObject({ options: z.array(z.strictObject({ id: z.string(), label: z.string() })).default([]) }),
    outcomes: ({ options }) => options.map((option) => ({ ...option, kind: 'pass' as const })),
    describe: ({ options }) => `${options.length} options`,
  }),
  'end.stop': defineNode({
    ...base,
    id: 'end.stop',
    category: 'end',
    title: 'Stop',
    role: 'end',
    config: z.strictObject({}),
    asks: false,
    outcomes: [],
    describe: () => '',
  }),
};
