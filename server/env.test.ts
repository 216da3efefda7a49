import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readEnv } from './env.ts';

const message = (source: Record<string, string>): string => {
  try {
    readEnv(source);
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
};

describe('readEnv', () => {
  test('an empty environment is enough, and empty means unset', () => {
    expect(readEnv({ PORT: '', SMTP_URL: '', OWNER_EMAIL: '' })).toMatchObject({ port: 3000, host: '127.0.0.1', publicUrl: 'http://localhost:3000' });
  });

  test('what is given is read', () => {
    const key = randomBytes(32).toString('base64');
    const env = readEnv({
      PORT: '8080',
      PUBLIC_URL: 'https://login.example.org/',
      DATABASE_URL: 'postgresql://sallyport@/db?host=%2Ftmp%2Fpg',
      SECRET_KEY: key,
      SECRET_KEY_PREVIOUS: `${key}, ${key}`,
      SMTP_URL: 'smtp://user:p%40ss@mail.example.org:587',
      MAIL_FROM: 'Sallyport <no-reply@example.org>',
      TRUSTED_PROXIES: '10.0.0.0/8, 2001:db8::1',
    });
    expect(env).toMatchObject({ port: 8080, publicUrl: 'https://login.example.org', trustedProxies: ['10.0.0.0/8', '2001:db8::1'] });
    expect(env.previousSecretKeys).toHaveLength(2);
  });

  test('MOB-5 the included SMS: credentials and sender out of one URL, and no quota unless one is given', () => {
    const { sms } = readEnv({ SMS_INCLUDED_URL: 'https://AC01:to%2Fken@api.twilio.com?from=%2B15005550006' });
    expect(sms).toEqual({
      included: { baseUrl: 'https://api.twilio.com', account: 'AC01', user: 'AC01', secret: 'to/ken', sender: { from: '+15005550006' } },
      quota: 0,
    });
    expect(readEnv({ SMS_INCLUDED_URL: 'https://AC01:t@sms.example.org?service=MG01', SMS_INCLUDED_QUOTA: '50' }).sms).toMatchObject({
      included: { baseUrl: 'https://sms.example.org', sender: { service: 'MG01' } },
      quota: 50,
    });
    expect(readEnv({}).sms).toEqual({ included: undefined, quota: 0 });
  });

  test.each([
    ['PORT', '70000', 'PORT is "70000". It must be a whole number from 0 to 65535. Example: PORT=3000'],
    ['PORT', '0x10', 'PORT is "0x10".'],
    ['HOST', 'two words', 'HOST is "two words". It must be the network address'],
    ['PUBLIC_URL', 'login.example.org', 'Example: PUBLIC_URL=https://login.example.org'],
    [
      'PUBLIC_URL',
      'https://example.org/login',
      'PUBLIC_URL is "https://example.org/login". It must be the address people reach this server at: http or https, a host, perhaps a port, no path.',
    ],
    ['CONSOLE_URL', 'ftp://example.org', 'CONSOLE_URL is "ftp://example.org". It must be the address builders reach the console at'],
    ['OWNER_EMAIL', 'ada', 'OWNER_EMAIL is "ada". It must be one e-mail address. Example: OWNER_EMAIL=ada@example.org'],
    ['MAIL_FROM', 'Sallyport', 'MAIL_FROM is "Sallyport". It must be the sender of mail'],
    ['MAIL_FROM', 'a\r\nBcc: x <a@example.org>', 'MAIL_FROM is "a\uFFFD\uFFFDBcc'],
    ['MAIL_CAPTURE', 'yes', 'MAIL_CAPTURE is "yes". It must be 1'],
    ['SEED_DEMO', 'true', 'SEED_DEMO is "true". It must be 1'],
    ['TRUSTED_PROXIES', '10.0.0.0/8,proxy', 'TRUSTED_PROXIES is "10.0.0.0/8,proxy". It must be addresses or ranges of your own proxies'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL is "loud". It must be silent, error, warn, info or debug.'],
    ['STARTS_PER_MINUTE', '0', 'STARTS_PER_MINUTE is "0". It must be a whole number above 0'],
  ])('%s=%j is refused in words', (name, value, words) => {
    expect(message({ [name]: value, ...(name === 'OWNER_EMAIL' && { OWNER_PASSWORD: 'four or five words of mine' }) })).toContain(words);
  });

  test.each([
    [
      'DATABASE_URL',
      'mysql://root:canary@db/x',
      'DATABASE_URL is set to a URL of the kind mysql:// (not shown). It must be the URL of a PostgreSQL database.',
    ],
    ['DATABASE_URL', 'canary', 'DATABASE_URL is set to 6 characters (not shown, because it may hold a secret).'],
    ['SMTP_URL', 'user:canary@mail.example.org', 'SMTP_URL is set to 28 characters'],
    ['SMTP_URL', 'smtp://user:canary%@mail.example.org', 'percent-encoded'],
    ['SMTP_URL', 'https://user:canary@mail.example.org', 'a URL of the kind https://'],
    ['SMS_INCLUDED_URL', 'https://AC01:canary@api.twilio.com', 'Twilio’s protocol'],
    ['SMS_INCLUDED_URL', 'https://api.twilio.com?from=%2B15005550006', 'token before the @'],
    [
      'SECRET_KEY',
      'canary',
      'SECRET_KEY is set to 6 characters (not shown, because it may hold a secret). It must be 32 random bytes in base64. Example: SECRET_KEY="$(openssl rand -base64 32)"',
    ],
    ['SECRET_KEY_PREVIOUS', 'canary,canary', 'SECRET_KEY_PREVIOUS is set to 13 characters'],
    ['OWNER_PASSWORD', 'canary', 'OWNER_PASSWORD is set to 6 characters'],
  ])('LOG-02 %s is refused in words that do not show it', (name, value, words) => {
    const text = message({ [name]: value });
    expect(text).toContain(words);
    expect(text).not.toContain('canary');
  });

  test('everything that is wrong is said at once, in no words but ours', () => {
    const text = message({ PORT: 'x', PUBLIC_URL: 'y', SECRET_KEY: 'z' });
    expect(text.split('\n')).toHaveLength(4);
    expect(text).not.toMatch(/invalid|expected .*received|zod|regex/i);
  });

  test('half of a pair is told which half', () => {
    expect(message({ OWNER_EMAIL: 'ada@example.org' })).toContain('Only OWNER_EMAIL is set.');
    expect(message({ OWNER_PASSWORD: 'four or five words of mine' })).toContain('Only OWNER_PASSWORD is set.');
    expect(message({ DATABASE_URL: 'postgres://db/x' })).toContain('SECRET_KEY is required with DATABASE_URL');
  });
});
