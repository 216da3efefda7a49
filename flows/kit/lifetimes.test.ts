import { describe, expect, test } from 'vitest';
import { lifetime, lifetimePresets, lifetimesFault } from './lifetimes.ts';

describe('MOB-8 lifetimes', () => {
  test.each(Object.entries(lifetimePresets))('the preset %s is within bounds and consistent', (_, preset) => {
    expect(lifetimesFault(preset)).toBeUndefined();
    expect(lifetime('accessSeconds').safeParse(preset.accessSeconds).success).toBe(true);
    expect(lifetime('refreshSeconds').safeParse(preset.refreshSeconds).success).toBe(true);
    expect(lifetime('absoluteSeconds').safeParse(preset.absoluteSeconds).success).toBe(true);
  });

  test('maximum security is access of 10 to 30 minutes and refresh of 3 to 6 hours; refresh is a month by default', () => {
    const { accessSeconds, refreshSeconds } = lifetimePresets['maximum-security'];
    expect([accessSeconds >= 600, accessSeconds <= 1_800, refreshSeconds >= 10_800, refreshSeconds <= 21_600]).toEqual([true, true, true, true]);
    expect(lifetimePresets.standard.refreshSeconds).toBe(30 * 86_400);
  });

  test('nothing outlasts what it depends on', () => {
    expect(lifetimesFault({ accessSeconds: 2, refreshSeconds: 1, absoluteSeconds: 3 })?.field).toBe('accessSeconds');
    expect(lifetimesFault({ accessSeconds: 1, refreshSeconds: 4, absoluteSeconds: 3 })?.field).toBe('refreshSeconds');
  });

  test.each([
    ['accessSeconds', 59],
    ['accessSeconds', 86_401],
    ['refreshSeconds', 0],
    ['absoluteSeconds', 1e9],
    ['accessSeconds', 60.5],
  ] as const)('%s of %d is refused', (key, seconds) => {
    expect(lifetime(key).safeParse(seconds).success).toBe(false);
  });
});
