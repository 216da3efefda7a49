import { describe, expect, test } from 'vitest';
import type { Subject } from '#flows/kit/step.ts';
import { inEnglish } from '#flows/languages/say.ts';
import { executorInput } from '#flows/testing/executor-input.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

const email = (canonical: string): Subject => ({ identifier: { kind: 'email', canonical } });
const outcomeFor = async (subject: Subject, config: Parameters<typeof definition.config.parse>[0]) => {
  const step = await executor(executorInput(definition, { subject, config: definition.config.parse(config) }));
  return step.kind === 'exit' ? step.outcome : step.kind;
};

describe('FDM-8 by domain', () => {
  test.each([
    ['ada@4d.com', { domains: ['4d.com'] }, 'allowed'],
    ['ada@4d.com', { domains: ['@4d.com'] }, 'allowed'],
    ['ada@4d.com', { domains: ['4D.COM'] }, 'allowed'],
    ['ada@4d.com', { domains: ['example.org', '4d.com'] }, 'allowed'],
    ['ada@xn--mnchen-3ya.de', { domains: ['münchen.de'] }, 'allowed'],
    ['ada@example.org', { domains: ['4d.com'] }, 'refused'],
    ['ada@evil4d.com', { domains: ['4d.com'], subdomains: true }, 'refused'],
    ['ada@4d.com.evil.org', { domains: ['4d.com'], subdomains: true }, 'refused'],
    ['4d.com@evil.org', { domains: ['4d.com'] }, 'refused'],
    ['ada@mail.4d.com', { domains: ['4d.com'] }, 'refused'],
    ['ada@mail.4d.com', { domains: ['4d.com'], subdomains: true }, 'allowed'],
    ['ada@example.org', { domains: [] }, 'refused'],
    ['ada@example.org', { mode: 'deny', domains: ['example.org'] }, 'refused'],
    ['ada@mail.example.org', { mode: 'deny', domains: ['example.org'] }, 'allowed'],
    ['ada@mail.example.org', { mode: 'deny', domains: ['example.org'], subdomains: true }, 'refused'],
    ['ada@other.org', { mode: 'deny', domains: ['example.org'] }, 'allowed'],
    ['ada@other.org', { mode: 'deny', domains: [] }, 'allowed'],
  ] as const)('%s with %j: %s', async (address, config, outcome) => {
    expect(await outcomeFor(email(address), config)).toBe(outcome);
  });

  test.each([
    [{}],
    [{ user: 'u1' }],
    [{ identifier: { kind: 'phone', canonical: '+4930901820' } }],
    [{ identifier: { kind: 'username', canonical: 'ada' } }],
  ] as const)('FLOW-05 nobody without an address gets through: %j', async (subject) => {
    expect(await outcomeFor(subject, { domains: ['example.org'] })).toBe('refused');
    expect(await outcomeFor(subject, { mode: 'deny', domains: ['example.org'] })).toBe('refused');
  });

  test('the address the app sent along does not count', async () => {
    const step = await executor(
      executorInput(definition, { config: { domains: ['4d.com'] }, subject: email('ada@example.org'), context: { email: 'ada@4d.com' } }),
    );
    expect(step).toMatchObject({ outcome: 'refused', problems: [{ code: 'refused' }] });
  });
});

describe('what a builder is told', () => {
  test.each(['ada@example.org', 'example', '*.example.org', 'http://example.org', 'example.org/', '', '127.0.0.1'])('%j is no domain', (domain) => {
    expect(definition.config.safeParse({ domains: [domain] }).success).toBe(false);
  });

  test.each([
    ['allow', 'email-domains-empty'],
    ['deny', 'email-domains-none'],
  ] as const)('an empty list in mode %s: %s', (mode, code) => {
    expect(definition.check?.(definition.config.parse({ mode }), inEnglish)).toMatchObject([{ code }]);
    expect(definition.check?.(definition.config.parse({ mode, domains: ['example.org'] }), inEnglish)).toEqual([]);
  });
});
