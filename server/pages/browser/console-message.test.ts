import { describe, expect, test } from 'vitest';
import { readConsoleMessage } from './console-message.ts';

const origin = 'https://console.example';
const parent = {};
const theme = { accent: '#274690', radius: 8, logo: null };
const open = { source: 'sallyport-console', type: 'open', token: 't', flow: 'sign-in', locale: 'en', app: { name: 'Demo', theme } };
const read = (data: unknown, over: { origin?: string; source?: unknown } = {}) =>
  readConsoleMessage({ origin, source: parent, data, ...over }, origin, parent);

describe('WEB-10 the phone hears only the console', () => {
  test('its words are understood', () => {
    expect(read(open)).toEqual(open);
    for (const message of [
      { type: 'restart' },
      { type: 'restart', blocked: { problem: 'p', count: 2 } },
      { type: 'reload' },
      { type: 'walked' },
      { type: 'take-up', standing: { run: 'r', state: '1.s' } },
      { type: 'link', secret: 's' },
      { type: 'code', code: '123456' },
      { type: 'put-away' },
      { type: 'open-app' },
      { type: 'hand-over' },
      { type: 'arrive', pass: 'p', entry: 'link' },
      { type: 'clock', aheadMs: 60_000 },
      { type: 'theme', scheme: 'dark', theme },
      { type: 'locale', locale: 'ar' },
      { type: 'text-size', percent: 150 },
    ]) {
      expect(read({ source: 'sallyport-console', ...message })).toBeDefined();
    }
  });
  test.each([
    ['another origin', open, { origin: 'https://console.example.evil' }],
    ['a null origin', open, { origin: 'null' }],
    ['plain http', open, { origin: 'http://console.example' }],
    ['another window of the same origin', open, { source: {} }],
    ['no window', open, { source: null }],
  ])('not %s', (_, data, over) => expect(read(data, over)).toBeUndefined());
  test.each([
    null,
    'open',
    42,
    [],
    {},
    { ...open, source: 'sallyport-phone' },
    { ...open, source: undefined },
    { ...open, type: 'eval' },
    { ...open, token: 1 },
    { ...open, app: null },
    { ...open, app: { name: 'x', theme: { ...theme, radius: '8' } } },
    { ...open, context: 'x' },
    { ...open, blocked: 'x' },
    { ...open, pass: 1 },
    { source: 'sallyport-console', type: 'arrive' },
    { source: 'sallyport-console', type: 'arrive', pass: 'p', entry: 1 },
    { source: 'sallyport-console', type: 'text-size', percent: Number.NaN },
    { source: 'sallyport-console', type: 'theme', scheme: 'pink' },
    { source: 'sallyport-console', type: 'link' },
  ])('not the shape %j', (data) => expect(read(data)).toBeUndefined());
});
