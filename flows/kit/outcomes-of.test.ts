import { expect, test } from 'vitest';
import * as z from 'zod';
import { createSay, inEnglish, type Say } from '../languages/say.ts';
import type { OutcomeSpec } from './define-node.ts';
import { outcomesOf } from './outcomes-of.ts';

const inGerman = createSay('de', { Otherwise: 'Sonst', Done: 'Fertig' });
const labels = (outcomes: readonly OutcomeSpec[]) => outcomes.map(({ label }) => label);

test('fixed labels are said, and the definition stays as it is', () => {
  const definition = { outcomes: [{ id: 'done', label: 'Done', kind: 'pass' } as const] };
  expect(labels(outcomesOf(definition, {}, inGerman))).toEqual(['Fertig']);
  expect(labels(outcomesOf(definition, {}, inEnglish))).toEqual(['Done']);
});

test('of computed ones, words a builder wrote are theirs even where a catalog has the same', () => {
  const config = z.object({ name: z.string() });
  const definition = {
    outcomes: (settings: unknown, say: Say): readonly OutcomeSpec[] => [
      { id: 'own', label: config.parse(settings).name, kind: 'pass' },
      { id: 'default', label: say('Otherwise'), kind: 'pass' },
    ],
  };
  expect(labels(outcomesOf(definition, { name: 'Done' }, inGerman))).toEqual(['Done', 'Sonst']);
});
