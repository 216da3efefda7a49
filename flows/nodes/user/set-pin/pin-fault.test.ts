import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pinFault } from './pin-fault.ts';

const judge = (pin: string, own: readonly string[] = []) => pinFault(pin, { least: 4, own });

describe('PIN-01 what makes no PIN', () => {
  test.each(['1234', '4321', '0000', '123456', '654321', '111111', '121212', '123123', '112233', '123321', '2580', '1987', '2024', '696969'])(
    '%s',
    (pin) => {
      expect(judge(pin)).toBe('common');
    },
  );

  test.each(['4829', '482913', '90417365', '304859'])('%s is one', (pin) => {
    expect(judge(pin)).toBeUndefined();
  });

  test('digits only, as long as asked, and none of the person’s own', () => {
    expect(judge('48a9')).toBe('not-digits');
    expect(judge('')).toBe('not-digits');
    expect(judge('482')).toBe('too-short');
    expect(judge('4829130482913')).toBe('too-long');
    expect(judge('4829', ['15550148297'])).toBe('contains-own-data');
  });

  test('few are refused: thieves’ lists are short, and people must find one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999 }), (from) => {
        const taken = Array.from({ length: 200 }, (_, index) => String((from + index * 47) % 10_000).padStart(4, '0')).filter(
          (pin) => judge(pin) !== undefined,
        );
        expect(taken.length).toBeLessThan(60);
      }),
      { numRuns: 50, seed: 1 },
    );
  });
});
