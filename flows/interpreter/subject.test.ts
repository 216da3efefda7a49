import { describe, expect, test } from 'vitest';
import type { Subject } from '../kit/step.ts';
import { continues, named } from './subject.ts';

const email = { kind: 'email', canonical: 'ada@example.org' } as const;
const identity = { connector: 'con_1', issuer: 'https://id.example', subject: '1' };
const other = { ...identity, connector: 'con_2' };

describe('FLOW-10 a proven subject is never exchanged', () => {
  test.each<[string, Subject, Subject, boolean]>([
    ['an identity known better: its user', { identity }, { identity, user: 'u1' }, true],
    ['an identity for another one', { identity }, { identity: other }, false],
    ['an identity for a user', { identity }, { user: 'u1' }, false],
    ['an identity for an address', { identity }, { identifier: email }, false],
    ['an address known better: an identity beside it', { identifier: email }, { identifier: email, identity }, true],
    ['an address for an identity', { identifier: email }, { identity }, false],
    ['a user who is about to add an identity', { user: 'u1' }, { user: 'u1', identity }, true],
    ['a user for the owner of an identity', { user: 'u1' }, { user: 'u2', identity }, false],
    ['nobody', {}, { identity }, false],
  ])('%s', (_, proven, next, allowed) => {
    expect(continues(proven, next)).toBe(allowed);
  });

  test('a proof remembers who, not what is said about them', () => {
    expect(named({ user: 'u1', identity, profile: { label: 'Ada' } })).toEqual({ user: 'u1', identity });
  });
});
