import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDate, parseInstant } from './calendar.ts';

describe('dates and instants', () => {
  test('every day of 6,000 years is the day the platform says', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('5999-12-31T23:59:59Z'), noInvalidDate: true }), (date) => {
        const text = date.toISOString();
        expect(parseInstant(text)).toBe(date.getTime());
        expect(parseDate(text.slice(0, 10))).toBe(Date.parse(text.slice(0, 10)));
      }),
    );
  });

  test.each([
    '2026-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '26-01-01',
    '2026-01-01x',
    '',
    'tomorrow',
  ])('%j is no date', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  test.each([
    ['2026-03-31T09:30:00Z', '2026-03-31T09:30:00.000Z'],
    ['2026-03-31T09:30:00.5Z', '2026-03-31T09:30:00.500Z'],
    ['2026-03-31T09:30:00+02:00', '2026-03-31T07:30:00.000Z'],
    ['2026-03-31T23:30:00-01:30', '2026-04-01T01:00:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ])('%j is %j', (text, same) => {
    expect(parseInstant(text)).toBe(Date.parse(same));
  });

  test.each([
    '2026-03-31T24:00:00Z',
    '2026-03-31T09:60:00Z',
    '2026-03-31 09:30:00Z',
    '2026-03-31T09:30:00',
    '2026-02-30T09:30:00Z',
    '2026-03-31T09:30:00+25:00',
  ])('%j is no instant', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });
});
