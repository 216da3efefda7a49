import { describe, expect, test } from 'vitest';
import type { Proof } from '#flows/kit/define-executor.ts';
import { executorInput } from '#flows/testing/executor-input.ts';
import { fakePorts } from '#flows/testing/fake-ports.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

const provenAt = (at: number): Proof => ({ assurance: 'identifier', amr: ['otp'], node: 'session', visit: 0, subject: { user: 'u1' }, at });

describe('SES-05 how long ago somebody signed in', () => {
  const { ports } = fakePorts();
  const now = ports.clock.now();
  const outcome = async (proof: 'any' | 'fresh', proofs: readonly Proof[]) => {
    const step = await executor(executorInput(definition, { config: { proof, freshSeconds: 600 }, proofs, ports }));
    return step.kind === 'exit' ? step.outcome : step.kind;
  };

  test('does not matter unless the builder says so', async () => {
    expect(await outcome('any', [provenAt(now - 10_000_000)])).toBe('started');
    expect(await outcome('any', [])).toBe('started');
  });

  test('is judged by the newest proof', async () => {
    expect(await outcome('fresh', [provenAt(now - 601_000), provenAt(now - 600_000)])).toBe('started');
    expect(await outcome('fresh', [provenAt(now - 601_000)])).toBe('stale');
    expect(await outcome('fresh', [])).toBe('stale');
  });
});
