import { describe, expect, test } from 'vitest';
import { fakePorts } from '../testing/fake-ports.ts';
import type { Proof } from './define-executor.ts';
import type { User } from './ports.ts';
import { provenUser } from './proven-user.ts';
import type { Subject } from './step.ts';

const ada = { kind: 'email', canonical: 'ada@example.org' } as const;
const google = { connector: 'con_1', issuer: 'https://accounts.example', subject: '1' };
const linked = (id: string, ...identities: (typeof google)[]): User => ({
  ...user(id),
  identities: identities.map((each) => ({ ...each, linkedAt: 0 })),
});
const user = (id: string, ...verified: boolean[]): User => ({
  id,
  status: 'active',
  attributes: {},
  identifiers: verified.map((each) => ({ ...ada, verified: each })),
});
const proof = (subject: Subject): Proof => ({ assurance: 'identifier', amr: ['otp', 'email'], node: 'n1', visit: 1, subject, at: 0 });
const proven = async (users: User[], subject: Subject, about: Subject[]) => {
  const { ports } = fakePorts({ users: new Map(users.map((each) => [each.id, each])) });
  return (await provenUser({ subject, proofs: about.map(proof), users: ports.users }))?.proofs.length;
};

describe('FLOW-07 proofs count only for the user they are about', () => {
  test.each<[string, User[], Subject, Subject[], number | undefined]>([
    ['names the user', [user('u1')], { user: 'u1' }, [{ user: 'u1' }], 1],
    ['names the user’s verified address', [user('u1', true)], { user: 'u1' }, [{ identifier: ada }], 1],
    ['names an address only this user carries', [user('u1', false)], { user: 'u1' }, [{ identifier: ada }], 1],
    ['one of two', [user('u1', true)], { user: 'u1' }, [{ identifier: ada }, { identifier: { kind: 'phone', canonical: '+4930901820' } }], 1],
    ['names another user', [user('u1'), user('u2')], { user: 'u1' }, [{ user: 'u2' }], undefined],
    ['names another user, with this one’s address', [user('u1', true), user('u2')], { user: 'u1' }, [{ user: 'u2', identifier: ada }], undefined],
    ['names an address that another has verified', [user('u1', false), user('u2', true)], { user: 'u1' }, [{ identifier: ada }], undefined],
    ['names an address that two carry', [user('u1', false), user('u2', false)], { user: 'u1' }, [{ identifier: ada }], undefined],
    [
      'names the same text as a user name',
      [user('u1', true)],
      { user: 'u1' },
      [{ identifier: { kind: 'username', canonical: 'ada@example.org' } }],
      undefined,
    ],
    ['names an identity linked to them', [linked('u1', google)], { user: 'u1' }, [{ identity: google }], 1],
    ['names an identity linked to another', [user('u1'), linked('u2', google)], { user: 'u1' }, [{ identity: google }], undefined],
    ['LINK-03 names the user, by an identity that is not theirs', [user('u1')], { user: 'u1' }, [{ user: 'u1', identity: google }], undefined],
    [
      'FED-01 names the same subject at another connector',
      [linked('u1', google)],
      { user: 'u1' },
      [{ identity: { ...google, connector: 'con_2' } }],
      undefined,
    ],
    ['names nobody', [user('u1', true)], { user: 'u1' }, [{}], undefined],
    ['there is none', [user('u1', true)], { user: 'u1' }, [], undefined],
    ['the user is gone', [], { user: 'u1' }, [{ user: 'u1' }], undefined],
    ['nobody was chosen', [user('u1', true)], { identifier: ada }, [{ identifier: ada }], undefined],
  ])('%s', async (_, users, subject, about, count) => {
    expect(await proven(users, subject, about)).toBe(count);
  });
});
