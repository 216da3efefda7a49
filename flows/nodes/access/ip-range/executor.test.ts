import { describe, expect, test } from 'vitest';
import { inEnglish } from '#flows/languages/say.ts';
import { executorInput } from '#flows/testing/executor-input.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

const everywhere = ['0.0.0.0/0', '::/0'];
const outcomeFrom = async (ip: string | undefined, ranges: string[]) => {
  const step = await executor(executorInput(definition, { config: { ranges }, context: ip === undefined ? {} : { ip } }));
  return step.kind === 'exit' ? step.outcome : step.kind;
};

describe('MOB-10 who signs in from where', () => {
  test.each([
    ['192.0.2.7', ['192.0.2.0/24'], 'inside'],
    ['::ffff:192.0.2.7', ['198.51.100.0/24', '192.0.2.0/24'], 'inside'],
    ['2001:db8::7', ['192.0.2.0/24', '2001:db8::/32'], 'inside'],
    ['192.0.3.7', ['192.0.2.0/24'], 'outside'],
    ['192.0.2.7', [], 'outside'],
  ])('%s with %j: %s', async (ip, ranges, outcome) => {
    expect(await outcomeFrom(ip, ranges)).toBe(outcome);
  });
});

describe('FLOW-05 an address that cannot be read is outside, even where everybody is allowed', () => {
  test.each([
    undefined,
    '',
    'unknown',
    '_hidden',
    '010.0.0.1',
    '10.1',
    '0x0a000001',
    '167772161',
    '10.0.0.256',
    '10.0.0.1 ',
    '10.0.0.1\n',
    '10.0.0.1, 10.0.0.2',
    '10.0.0.1:443',
    '[::1]',
    'fe80::1%eth0',
    '::ffff:10.0.0.1%1',
    '::1%lo',
    ':::',
    '1::2::3',
    '10.0.0.1/32',
    '１0.0.0.1',
  ])('%j', async (ip) => {
    expect(await outcomeFrom(ip, everywhere)).toBe('outside');
  });
});

test('whoever is sent back is told why, in the builder’s words if there are any', async () => {
  expect(await executor(executorInput(definition))).toMatchObject({ problems: [{ code: 'outside', text: { key: 'access.ip-range.outside' } }] });
  expect(await executor(executorInput(definition, { config: { message: { text: 'n1.message' } } }))).toMatchObject({
    problems: [{ text: { key: 'n1.message' } }],
  });
});

describe('what a builder is told', () => {
  test('a range that cannot be read is refused where it was typed', () => {
    const parsed = definition.config.safeParse({ ranges: ['192.0.2.0/24', '192.0.2.0/33'] });
    expect(parsed.error?.issues).toMatchObject([{ path: ['ranges', 1] }]);
  });

  test.each([
    [[], 'ip-ranges-empty', 'error'],
    [['::/0'], 'ip-ranges-everyone', 'warning'],
  ] as const)('%j: %s', (ranges, code, severity) => {
    expect(definition.check?.({ ranges: [...ranges] }, inEnglish)).toMatchObject([{ code, severity, field: 'ranges' }]);
  });

  test('ordinary ranges are fine', () => {
    expect(definition.check?.({ ranges: ['192.0.2.0/24'] }, inEnglish)).toEqual([]);
  });
});
