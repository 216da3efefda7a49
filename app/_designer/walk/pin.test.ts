import { expect, test } from 'vitest';
import type { Known } from '#flows/compiler/known-at.ts';
import { pin, pinFitted, pinFor } from './pin.ts';

const city = { name: 'city', label: 'City', type: 'text', scope: 'shared' } as const;
const age = { name: 'age', label: 'Age', type: 'number', scope: 'shared' } as const;
const known: Known = { subject: true, user: false, identifiers: ['phone'], proofs: ['possession'], session: 'none', variables: [city, age] };

test('EDITOR-17 a pin begins with what is sure there, and values of the last walk', () => {
  expect(
    pinFor(
      known,
      new Map<string, string>([
        ['city', 'Bonn'],
        ['age', 'old'],
      ]),
      'registered',
    ).context,
  ).toEqual({
    who: { kind: 'new', name: { kind: 'phone', canonical: '+447700900456' } },
    proofs: ['possession'],
    vars: { city: 'Bonn', age: 0 },
    session: 'none',
  });
});

test('EDITOR-17 somebody with a record is known; where only added people come in, everybody who is named is', () => {
  expect(pinFor({ ...known, user: true }, new Map(), 'registered').context.who.kind).toBe('known');
  expect(pinFor(known, new Map(), 'added').context.who.kind).toBe('known');
  expect(pinFor({ ...known, subject: false, proofs: [] }, new Map(), 'added').context.who.kind).toBe('nobody');
});

test('EDITOR-17 a kept pin fits the drawing as it is now, and is what storage takes back', () => {
  const fresh = pinFor({ ...known, variables: [city] }, new Map(), 'registered');
  const kept = { ...pinFor(known, new Map(), 'registered'), online: false };
  const fitted = pinFitted({ ...kept, context: { ...kept.context, vars: { city: 'Köln', age: 7 } } }, fresh);
  expect(fitted).toMatchObject({ online: false, context: { vars: { city: 'Köln' } } });
  expect(Object.keys(fitted.context.vars)).toEqual(['city']);
  expect(pin.parse(JSON.parse(JSON.stringify(fitted)))).toEqual(fitted);
});
