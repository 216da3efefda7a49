import { describe, expect, test } from 'vitest';
import { executorInput } from '#flows/testing/executor-input.ts';
import { fakeHash } from '#flows/testing/fake-passwords.ts';
import { fakePorts } from '#flows/testing/fake-ports.ts';
import type { User } from '#flows/kit/ports.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

const proof = { assurance: 'identifier', amr: ['otp'], node: 'code', visit: 1, subject: { user: 'u1' }, at: 1 } as const;
const run = async (given: {
  inputs?: Record<string, string>;
  proven?: boolean;
  config?: { style?: 'password'; onlyIfMissing?: boolean };
  pin?: string;
}) => {
  const { ports, world } = fakePorts();
  world.columns = [{ key: 'pin', name: 'PIN', type: 'pin', unique: false, options: [] }];
  const attributes: User['attributes'] = given.pin === undefined ? {} : { pin: fakeHash(given.pin) };
  world.users.set('u1', { id: 'u1', status: 'active', attributes, identifiers: [{ kind: 'phone', canonical: '+4915550148297', verified: true }] });
  return executor(
    executorInput(definition, {
      ports,
      config: given.config ?? {},
      subject: { user: 'u1' },
      proofs: given.proven === false ? [] : [proof],
      arrival: given.inputs === undefined ? { kind: 'enter' } : { kind: 'answer', action: 'submit', inputs: given.inputs },
    }),
  );
};

describe('PIN-01 user.set-pin', () => {
  test('keeps a hash and never the PIN', async () => {
    const step = await run({ inputs: { pin: '482913', repeat: '482913' } });
    expect(step).toMatchObject({
      outcome: 'set',
      effects: [{ kind: 'user.set', attributes: { pin: fakeHash('482913') } }, {}, { action: 'pin.set' }],
    });
    expect(JSON.stringify(step)).not.toContain('482913');
  });

  test('refuses common ones, the person’s own digits, and a slip of the finger', async () => {
    expect(await run({ inputs: { pin: '123456', repeat: '123456' } })).toMatchObject({ kind: 'ask', problems: [{ code: 'common' }] });
    expect(await run({ inputs: { pin: '550148', repeat: '550148' } })).toMatchObject({ problems: [{ code: 'contains-own-data' }] });
    expect(await run({ inputs: { pin: '482913', repeat: '482931' } })).toMatchObject({ problems: [{ field: 'repeat', code: 'not-the-same' }] });
  });

  test('a password instead of a number is judged as one', async () => {
    expect(await run({ config: { style: 'password' }, inputs: { pin: 'password', repeat: 'password' } })).toMatchObject({
      problems: [{ code: 'common' }],
    });
    expect(await run({ config: { style: 'password' }, inputs: { pin: 'brass kettle', repeat: 'brass kettle' } })).toMatchObject({ outcome: 'set' });
  });

  test('is for people who have proven who they are; who has one keeps it unless it is to be changed', async () => {
    expect(await run({ proven: false })).toMatchObject({ outcome: 'refused' });
    expect(await run({ pin: '482913' })).toMatchObject({ outcome: 'kept' });
    expect(await run({ pin: '482913', config: { onlyIfMissing: false } })).toMatchObject({ kind: 'ask' });
  });
});
