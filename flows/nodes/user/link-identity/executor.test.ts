import { describe, expect, test } from 'vitest';
import type { Proof } from '#flows/kit/define-executor.ts';
import type { User } from '#flows/kit/ports.ts';
import type { Subject } from '#flows/kit/step.ts';
import { executorInput } from '#flows/testing/executor-input.ts';
import { fakePorts } from '#flows/testing/fake-ports.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

const identity = { connector: 'con_1', issuer: 'https://accounts.example', subject: '1' };
const ada: User = { id: 'u1', status: 'active', attributes: {}, identifiers: [{ kind: 'email', canonical: 'ada@example.org', verified: true }] };
const linked = (user: User): User => ({ ...user, identities: [{ ...identity, linkedAt: 0 }] });
const {
  ports: { clock },
} = fakePorts();
const proof = (subject: Subject, at = clock.now()): Proof => ({ assurance: 'identifier', amr: ['fed'], node: 'ext', visit: 1, subject, at });
const bySession = proof({ user: 'u1' }, 0);

const run = (given: { users?: User[]; subject?: Subject; proofs?: Proof[]; config?: { notify: boolean } } = {}) => {
  const { users = [ada], subject = { user: 'u1', identity, profile: { label: 'ada@gmail.test', roles: ['staff'] } }, ...more } = given;
  const { ports } = fakePorts({ users: new Map(users.map((user) => [user.id, user])) });
  return executor(executorInput(definition, { ports, subject, proofs: [bySession, proof({ user: 'u1', identity })], ...more }));
};

describe('adding an external account', () => {
  test('MOB-7 links what was proven a moment ago, gives its rights, and tells its owner', async () => {
    expect(await run()).toMatchObject({
      outcome: 'linked',
      guards: [{ kind: 'unique-identity', identity, otherwise: 'refused' }],
      effects: [
        { kind: 'identity.link', user: 'u1', identity, label: 'ada@gmail.test' },
        { kind: 'user.roles', roles: ['staff'], source: 'con_1' },
        { kind: 'audit', action: 'identity.linked' },
        { kind: 'notify', message: { to: 'ada@example.org' } },
      ],
    });
  });

  test('LINK-05 an address nobody verified hears nothing; a trusted one at the provider does', async () => {
    const unverified: User = { ...ada, identifiers: [{ kind: 'email', canonical: 'ada@example.org', verified: false }] };
    const step = await run({ users: [unverified], subject: { user: 'u1', identity, profile: { email: 'ada@gmail.test' } } });
    expect(step.effects?.flatMap((effect) => (effect.kind === 'notify' ? [effect.message.to] : []))).toEqual(['ada@gmail.test']);
    expect((await run({ config: { notify: false } })).effects?.some(({ kind }) => kind === 'notify')).toBe(false);
  });

  test('what is theirs already needs nothing', async () => {
    expect(await run({ users: [linked(ada)] })).toEqual({ kind: 'exit', outcome: 'linked' });
  });

  const refusals: [string, Parameters<typeof run>[0]][] = [
    ['LINK-01 somebody else’s', { users: [ada, linked({ ...ada, id: 'u2', identifiers: [] })] }],
    ['LINK-03 another identity than the one proven', { proofs: [bySession, proof({ user: 'u1', identity: { ...identity, subject: '2' } })] }],
    ['LINK-03 the same subject at another connector', { proofs: [bySession, proof({ user: 'u1', identity: { ...identity, connector: 'con_2' } })] }],
    ['LINK-03 one named without a proof', { proofs: [bySession] }],
    ['LINK-03 one proven, but nothing about the user', { proofs: [proof({ user: 'u1', identity })] }],
    ['one proven long ago', { proofs: [bySession, proof({ user: 'u1', identity }, clock.now() - 601_000)] }],
    ['none', { subject: { user: 'u1' } }],
    ['FLOW-11 to somebody disabled', { users: [{ ...ada, status: 'disabled' }] }],
    ['to somebody who is gone', { users: [] }],
  ];
  test.each(refusals)('is refused: %s', async (_, given) => {
    const step = await run(given);
    expect(step).toMatchObject({ outcome: 'refused' });
    expect(step).not.toHaveProperty('effects');
  });
});
