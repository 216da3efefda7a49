import { describe, expect, test } from 'vitest';
import { parseTemplate } from './parse-template.ts';

describe('a text', () => {
  test.each([
    ['Hello', ['Hello']],
    ['', []],
    ['{code}', [{ path: 'code' }]],
    ['Hello {user.name}, from {context.device.id}.', ['Hello ', { path: 'user.name' }, ', from ', { path: 'context.device.id' }, '.']],
    ['{vars.a}{vars.b}', [{ path: 'vars.a' }, { path: 'vars.b' }]],
    ['{env}', [{ path: 'env' }]],
  ])('%j is cut at its slots', (text, template) => {
    expect(parseTemplate(text)).toEqual(template);
  });

  test.each([
    '{ code }',
    '{}',
    '{',
    '}',
    '{{',
    '{a b}',
    '{process.env.SECRET_KEY}',
    '{constructor.constructor}',
    '{user.__proto__}x{',
    '${code',
    '{{1+1}}',
    '{user}.name',
    '{9}',
    '{-}',
  ])('%j keeps braces that are no slots', (text) => {
    const template = parseTemplate(text);
    expect(template.filter((part) => typeof part !== 'string' && part.path !== 'user' && part.path !== 'user.__proto__')).toEqual([]);
    expect(template.map((part) => (typeof part === 'string' ? part : `{${part.path}}`)).join('')).toBe(text);
  });
});
