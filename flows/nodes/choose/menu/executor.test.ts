import { describe, expect, test } from 'vitest';
import { inEnglish } from '#flows/languages/say.ts';
import { executorInput } from '#flows/testing/executor-input.ts';
import { definition } from './definition.ts';
import { executor } from './executor.ts';

const config = {
  options: [
    { id: 'new', name: 'I am new' },
    { id: 'known', name: 'I have an account', words: { text: 'menu.known' } },
  ],
};

describe('a menu', () => {
  test('is one button an option, with the builder’s words if there are any', async () => {
    expect(await executor(executorInput(definition, { config }))).toMatchObject({
      kind: 'ask',
      challenge: {
        kind: 'choice',
        fields: [],
        actions: [
          { id: 'new', label: { key: 'choose.menu.option', values: { name: 'I am new' } } },
          { id: 'known', label: { key: 'menu.known' } },
        ],
      },
    });
  });

  test('the button pressed is the outcome taken', async () => {
    const arrival = { kind: 'answer', action: 'known', inputs: {} } as const;
    expect(await executor(executorInput(definition, { config, arrival }))).toEqual({ kind: 'exit', outcome: 'known' });
  });

  test('has an outcome for every option, and works untouched', () => {
    const outcomes = typeof definition.outcomes === 'function' ? definition.outcomes : () => [];
    expect(outcomes(definition.config.parse(config), inEnglish).map(({ id, label, kind }) => [id, label, kind])).toEqual([
      ['new', 'I am new', 'pass'],
      ['known', 'I have an account', 'pass'],
    ]);
    expect(outcomes(definition.config.parse({}), inEnglish)).toHaveLength(2);
  });

  test.each([
    ['one option', [{ id: 'a', name: 'A' }]],
    [
      'two options of one id',
      [
        { id: 'a', name: 'A' },
        { id: 'a', name: 'B' },
      ],
    ],
    [
      'an id that is no name',
      [
        { id: 'a b', name: 'A' },
        { id: 'b', name: 'B' },
      ],
    ],
    [
      'an option without words',
      [
        { id: 'a', name: '' },
        { id: 'b', name: 'B' },
      ],
    ],
    ['thirteen options', Array.from({ length: 13 }, (_, n) => ({ id: `o${n}`, name: `Option ${n}` }))],
  ])('%s is refused', (_, options) => {
    expect(definition.config.safeParse({ options }).success).toBe(false);
  });
});
