import { expect, test } from 'vitest';
import { smsText } from './sms-text.ts';

const text = (words: string, host?: string) => smsText(words, '123456', host);

test('MOB-5 words without a slot for the code end with the bare code', () => {
  expect(text('Welcome back')).toBe('Welcome back\n\n123456');
  expect(text('123456 is your code')).toBe('123456 is your code');
});

test('OUT-07 nothing but text is sent: control characters become spaces, lines stay', () => {
  expect(text('a\u0000b\u001b[31m\r\nc 123456')).toBe('a b [31m\nc 123456');
});

test('words are cut at three messages, never the code', () => {
  const long = text('x'.repeat(2_000));
  expect(long.endsWith('\n\n123456')).toBe(true);
  expect(long.length).toBeLessThan(480);
});

test('the last line binds the code to the host of the pages', () => {
  expect(text('123456 is your code', 'login.example.org')).toBe('123456 is your code\n\n@login.example.org #123456');
});
