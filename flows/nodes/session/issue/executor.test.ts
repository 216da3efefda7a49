import { describe, expect, test } from 'vitest';
import type { Assurance } from '#flows/kit/assurance.ts';
import type { Proof } from '#flows/kit/define-executor.ts';
import type { UserStatus } from '#flows/kit/ports.ts';
import type { Subject } from '#flows/kit/step.ts';
import { inEnglish } from '#flows/languages/say.ts';
import { executorInput, type Given } from '#flows/testing/executor-input.ts';
import { fakeHash } from '#flows/testing/fake-passwords.ts';
import { fakePorts } from '#flows/testing/fake-ports.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

const email = { kind: 'email', canonical: 'ada@example.org' } as const;
const amr = { identifier: ['otp', 'email'], knowledge: ['pwd'], possession: ['hwk'], inherence: ['fpt'] } as const;
const proof = (assurance: Assurance, subject: Subject = { user: 'u1' }, at = 1_000): Proof => ({
  assurance,
  amr: amr[assurance],
  node: `verify-${assurance}`,
  visit: 1,
  subject,
  at,
});

type Setting = Given<typeof definition.config> & { zone?: 'public' | 'secure'; status?: UserStatus };
const issue = ({ zone = 'secure', status = 'active', ...given }: Setting) => {
  const { ports, world } = fakePorts();
  world.users.set('u1', { id: 'u1', status, attributes: {}, identifiers: [{ ...email, verified: true }] });
  const input = executorInput(definition, { ports, subject: { user: 'u1' }, ...given });
  return executor({ ...input, node: { ...input.node, zone: { key: zone, kind: zone } } });
};
const outcomeOf = async (setting: Setting) => {
  const step = await issue(setting);
  return step.kind === 'exit' ? step.outcome : step.kind;
};

describe('FLOW-07 the record of proofs decides, not the way here', () => {
  test.each<[string, Setting, string]>([
    ['a proof about the user', { proofs: [proof('identifier')] }, 'issued'],
    ['a proof about the user’s address, made before the user was', { proofs: [proof('identifier', { identifier: email })] }, 'issued'],
    ['no proof', { proofs: [] }, 'refused'],
    ['a proof about somebody else', { proofs: [proof('identifier', { user: 'u2' })] }, 'refused'],
    ['a proof about another address', { proofs: [proof('identifier', { identifier: { kind: 'email', canonical: 'eve@example.org' } })] }, 'refused'],
    [
      'a proof about an address nobody was registered for',
      { subject: { identifier: email }, proofs: [proof('identifier', { identifier: email })] },
      'refused',
    ],
    ['a proof about a user who was deleted meanwhile', { subject: { user: 'gone' }, proofs: [proof('identifier', { user: 'gone' })] }, 'refused'],
    ['nobody at all', { subject: {}, proofs: [] }, 'refused'],
  ])('%s', async (_, setting, outcome) => {
    expect(await outcomeOf(setting)).toBe(outcome);
  });

  test('the session carries what was proven about this user, and nothing else', async () => {
    const step = await issue({
      proofs: [proof('identifier', { user: 'u1' }, 1_000), proof('knowledge', { user: 'u1' }, 2_000), proof('possession', { user: 'u2' }, 3_000)],
    });
    expect(step).toMatchObject({
      outcome: 'issued',
      effects: [
        {
          kind: 'session.create',
          session: {
            user: 'u1',
            zone: 'secure',
            zoneKind: 'secure',
            amr: ['otp', 'email', 'pwd'],
            acr: 'aal1',
            proofs: [
              { assurance: 'identifier', node: 'verify-identifier', at: 1_000 },
              { assurance: 'knowledge', node: 'verify-knowledge', at: 2_000 },
            ],
          },
        },
      ],
    });
  });
});

describe('FLOW-11 whose access was taken away is refused, whatever they prove', () => {
  const proofs = [proof('identifier'), proof('knowledge'), proof('possession')];
  test.each(['disabled', 'unapproved'] as const)('%s', async (status) => {
    for (const zone of ['secure', 'public'] as const) {
      expect(await issue({ status, zone, proofs })).toMatchObject({
        outcome: 'refused',
        problems: [{ code: 'refused', text: { key: 'session.issue.refused' } }],
        effects: [{ kind: 'audit', action: 'session.refused', detail: { reason: status, user: 'u1', zone } }],
      });
    }
  });

  test('PWD-08 the person is told the same, whatever the reason was', async () => {
    const refusals = [await issue({ status: 'disabled', proofs }), await issue({ status: 'unapproved', proofs }), await issue({ proofs: [] })];
    expect(new Set(refusals.map((step) => JSON.stringify([step.kind === 'exit' && step.outcome, step.kind === 'exit' && step.problems]))).size).toBe(
      1,
    );
  });
});

describe('MOB-11 a public zone is open', () => {
  test('it needs neither user nor proof, and such a session names nobody', async () => {
    for (const subject of [{}, { identifier: email }, { user: 'u1' }]) {
      const step = await issue({ zone: 'public', subject, proofs: [] });
      expect(step).toMatchObject({
        outcome: 'issued',
        effects: [{ session: { zone: 'public', zoneKind: 'public', amr: [], acr: 'aal0', proofs: [] } }],
      });
      expect(JSON.stringify(step)).not.toContain('"user"');
    }
  });

  test('MOB-2 a guest is named; somebody with an address or a password is not, without a proof', async () => {
    const { ports, world } = fakePorts({ passwords: new Map([['named', fakeHash('four words in a row')]]) });
    const username = { kind: 'username', canonical: 'ada', verified: true } as const;
    for (const id of ['guest', 'named', 'gone'])
      world.users.set(id, { id, status: id === 'gone' ? 'disabled' : 'active', attributes: {}, identifiers: [username] });
    const inZone = (zone: 'public' | 'secure', user: string) => {
      const input = executorInput(definition, { ports, subject: { user } });
      return executor({ ...input, node: { ...input.node, zone: { key: zone, kind: zone } } });
    };
    expect(await inZone('public', 'guest')).toMatchObject({ outcome: 'issued', effects: [{ session: { user: 'guest', amr: [], acr: 'aal0' } }] });
    expect(JSON.stringify(await inZone('public', 'named'))).not.toContain('"user"');
    expect(await inZone('public', 'gone')).toMatchObject({ outcome: 'refused' });
    expect(await inZone('secure', 'guest')).toMatchObject({ outcome: 'refused' });
  });

  test('MOB-3 only where anyone may enter: elsewhere it needs a proof, whatever was published before', async () => {
    const { app } = executorInput(definition, { ports: fakePorts().ports });
    for (const access of ['registered', 'added'] as const) {
      expect(await outcomeOf({ zone: 'public', app: { ...app, access }, proofs: [] })).toBe('refused');
      expect(await outcomeOf({ zone: 'public', app: { ...app, access }, proofs: [proof('identifier')] })).toBe('issued');
    }
  });

  test('who has proven something is named there too', async () => {
    expect(await issue({ zone: 'public', proofs: [proof('identifier')] })).toMatchObject({
      effects: [{ session: { user: 'u1', amr: ['otp', 'email'] } }],
    });
  });

  test('whether an unproven address belongs to a disabled user does not show', async () => {
    expect(await outcomeOf({ zone: 'public', status: 'disabled', proofs: [] })).toBe('issued');
  });
});

describe('what must be proven', () => {
  test.each<['zone' | 'one' | 'two-kinds' | 'two-factors', Assurance[], 'secure' | 'public', string]>([
    ['zone', ['identifier'], 'secure', 'issued'],
    ['one', [], 'public', 'refused'],
    ['one', ['identifier'], 'public', 'issued'],
    ['two-kinds', ['identifier'], 'secure', 'refused'],
    ['two-kinds', ['identifier', 'identifier'], 'secure', 'refused'],
    ['two-kinds', ['identifier', 'knowledge'], 'secure', 'issued'],
    ['two-factors', ['identifier', 'knowledge'], 'secure', 'refused'],
    ['two-factors', ['knowledge', 'knowledge'], 'secure', 'refused'],
    ['two-factors', ['knowledge', 'possession'], 'secure', 'issued'],
  ])('%s with %j in a %s zone: %s (OTP-08)', async (assurance, kinds, zone, outcome) => {
    expect(await outcomeOf({ zone, config: { assurance }, proofs: kinds.map((kind) => proof(kind)) })).toBe(outcome);
  });
});

describe('MOB-8 lifetimes', () => {
  const lifetimesWith = async (config: NonNullable<Setting['config']>) => {
    const step = await issue({ config, proofs: [proof('identifier')] });
    const effect = step.effects?.[0];
    return effect?.kind === 'session.create' ? effect.session.lifetimes : undefined;
  };
  test('the app’s, a preset’s, or one’s own', async () => {
    expect(await lifetimesWith({})).toEqual({ accessSeconds: 900, refreshSeconds: 2_592_000, absoluteSeconds: 31_536_000 });
    expect(await lifetimesWith({ lifetimes: 'maximum-security' })).toEqual({ accessSeconds: 600, refreshSeconds: 14_400, absoluteSeconds: 43_200 });
    expect(await lifetimesWith({ lifetimes: 'own', accessSeconds: 60, refreshSeconds: 600, absoluteSeconds: 3_600 })).toEqual({
      accessSeconds: 60,
      refreshSeconds: 600,
      absoluteSeconds: 3_600,
    });
    expect(await lifetimesWith({ lifetimes: 'app', accessSeconds: 60 })).toMatchObject({ accessSeconds: 900 });
  });

  test('own values that contradict each other are told at compile time, presets are not judged', () => {
    const config = definition.config.parse({ accessSeconds: 86_400, refreshSeconds: 600, lifetimes: 'own' });
    expect(definition.check?.(config, inEnglish)).toMatchObject([{ code: 'lifetimes-inconsistent', field: 'accessSeconds', severity: 'error' }]);
    expect(definition.check?.({ ...config, lifetimes: 'app' }, inEnglish)).toEqual([]);
    expect(definition.config.safeParse({ accessSeconds: 59 }).success).toBe(false);
  });
});
