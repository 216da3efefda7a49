import { describe, expect, test } from 'vitest';
import { registry } from '#flows/nodes/registry.ts';
import { createSay, inEnglish } from '#flows/languages/say.ts';
import { findKinds } from './find-kinds.ts';

const english = { tag: 'en', say: inEnglish } as const;
const condition = registry['decide.condition'];
if (condition === undefined) throw new Error('there is a condition');
const german = {
  tag: 'de',
  say: createSay('de', { [condition.title]: 'Übergangsbedingung', [condition.synonyms.join(', ')]: 'wenn, falls' }),
} as const;
const arabic = { tag: 'ar', say: createSay('ar', { [condition.title]: 'الشرط', [condition.synonyms.join(', ')]: 'إذا، لو' }) } as const;
const ids = (query: string, language: Parameters<typeof findKinds>[2] = english) => findKinds(registry, query, language).map((kind) => kind.id);

describe('EDITOR-01 finding a kind of step', () => {
  test.each([
    ['mfa', 'verify.email-code'],
    ['otp', 'verify.email-code'],
    ['forgot', 'verify.email-code'],
    ['social', 'verify.external-id'],
    ['magic', 'verify.email-link'],
    ['e-mail code', 'verify.email-code'],
    ['if', 'decide.condition'],
  ])('“%s” finds %s', (query, id) => {
    expect(ids(query)).toContain(id);
  });

  test('nothing typed lists everything, in the order of the categories', () => {
    expect(ids('')).toHaveLength(Object.keys(registry).length);
    expect(ids('')[0]).toMatch(/^entry\./);
  });

  test('a title that begins with the words comes first; words that fit nothing find nothing', () => {
    expect(ids('cond')[0]).toBe('decide.condition');
    expect(ids('quantum teleport')).toEqual([]);
  });

  test.each([
    ['ubergang', german],
    ['WENN', german],
    ['falls', german],
    ['condition', german],
    ['if', german],
    ['شرط', arabic],
    ['لو', arabic],
    ['if', arabic],
  ])('EDITOR-24 “%s” finds a condition in the builder’s language and in English', (query, language) => {
    expect(ids(query, language)).toContain('decide.condition');
  });
});
