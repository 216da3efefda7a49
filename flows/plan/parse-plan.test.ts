import { describe, expect, test } from 'vitest';
import { compileToy, signIn } from '#tests/flows/toys.ts';
import { parsePlan } from './parse-plan.ts';
import { planHash } from './plan-hash.ts';

const stored = () => {
  const { plan } = compileToy(signIn());
  if (plan === undefined) throw new Error('it compiles');
  return structuredClone(plan);
};

describe('a stored plan', () => {
  test('is what was compiled, whatever the order of its keys', () => {
    const plan = stored();
    const turned = Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(plan))).reverse());
    expect(parsePlan(turned)).toEqual({ ok: true, plan });
    expect(plan.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  test('FLOW-05 is not run when anything in it was changed', () => {
    const plan = stored();
    const [first] = plan.nodes;
    if (first !== undefined) first.zone = 1;
    expect(parsePlan(plan)).toEqual({ ok: false, reason: 'hash-differs' });
  });

  test('FLOW-05 is not run when a jump leads nowhere, even under a hash of its own', () => {
    const plan = stored();
    const outcome = plan.nodes[0]?.outcomes.started;
    if (outcome !== undefined) outcome.to = { go: plan.nodes.length };
    expect(parsePlan({ ...plan, hash: planHash(plan) })).toEqual({ ok: false, reason: 'jumps-nowhere' });
  });

  test.each([undefined, null, {}, [], 'plan', { ...stored(), format: 2 }, { ...stored(), extra: true }])(
    'is not run when it is none: %#',
    (value) => {
      expect(parsePlan(value)).toEqual({ ok: false, reason: 'misshapen' });
    },
  );
});
