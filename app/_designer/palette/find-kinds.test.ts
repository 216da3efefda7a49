import { describe, expect, test } from 'vitest';
import { registry } from '#flows/nodes/registry.ts';
import { findKinds } from './find-kinds.ts';

const ids = (query: string) => findKinds(registry, query).map((kind) => kind.id);

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
});
