import * as z from 'zod';
import type { DirectoryAnswer, DirectoryRefusal } from './ports.ts';

const person = z.strictObject({
  name: z.string().min(1).max(256),
  password: z.string().max(256),
  /** What the directory says of them whatever the password. */
  state: z.enum(['fine', 'disabled', 'locked', 'expired', 'must-change']).default('fine'),
  /** Names or distinguished names, as the real directory would give them. */
  groups: z.array(z.string().max(400)).max(100).default([]),
  /** Attribute → value. */
  attributes: z.record(z.string().max(100), z.string().max(1_000)).default({}),
});

/** A directory that exists only in a preview or a test: who is in it, and whether it answers. */
export const directoryScript = z.strictObject({
  up: z.boolean().default(true),
  people: z.array(person).max(50).default([]),
  /** With this password any other name is right, too: a tester need not define anybody first. Null: nobody else exists. */
  anyoneWith: z.string().max(256).nullable().default('directory'),
});
export type DirectoryScript = z.infer<typeof directoryScript>;
export type ScriptedPerson = DirectoryScript['people'][number];

export const emptyDirectory: DirectoryScript = directoryScript.parse({});

const refusals = {
  disabled: 'disabled',
  locked: 'locked',
  expired: 'password-expired',
  'must-change': 'must-change-password',
} as const satisfies Record<Exclude<ScriptedPerson['state'], 'fine'>, DirectoryRefusal>;

/** Whom the scripted directory recognises, or why not. */
export const askScript = (
  script: DirectoryScript,
  name: string,
  password: string,
): ScriptedPerson | Exclude<DirectoryAnswer, { result: 'recognised' }> => {
  if (password === '') return { result: 'wrong', reason: 'empty-password' };
  if (!script.up) return { result: 'unavailable', reason: 'unreachable' };
  const known = script.people.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  if (known === undefined) {
    return script.anyoneWith === null || script.anyoneWith !== password
      ? { result: 'wrong', reason: 'unknown-name' }
      : { name, password, state: 'fine', groups: [], attributes: {} };
  }
  // Active Directory names a locked or disabled account also after a wrong password.
  if (known.state !== 'fine') return { result: 'wrong', reason: refusals[known.state] };
  return known.password === password ? known : { result: 'wrong', reason: 'wrong-password' };
};
