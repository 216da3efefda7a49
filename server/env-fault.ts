/** What a variable of the environment has to be, and one that works. */
type Words = { expected: string; example: string /** May hold a password or a key: the value is described, never shown. */; secret?: true };

const origin = 'the address people reach this server at: http or https, a host, perhaps a port, no path';

const words = {
  NODE_ENV: { expected: 'a word', example: 'production' },
  PORT: { expected: 'a whole number from 0 to 65535', example: '3000' },
  HOST: { expected: 'the network address or host name to listen on', example: '0.0.0.0' },
  PUBLIC_URL: { expected: origin, example: 'https://login.example.org' },
  CONSOLE_URL: { expected: origin.replace('people reach this server', 'builders reach the console'), example: 'https://console.example.org' },
  DATA_DIR: { expected: 'a folder', example: './data' },
  DATABASE_URL: { expected: 'the URL of a PostgreSQL database', example: 'postgresql://sallyport:password@localhost:5432/sallyport', secret: true },
  SECRET_KEY: { expected: '32 random bytes in base64', example: '$(openssl rand -base64 32)', secret: true },
  SECRET_KEY_PREVIOUS: {
    expected: 'one earlier SECRET_KEY, or several separated by commas, each of them 32 bytes in base64',
    example: '<the key before>',
    secret: true,
  },
  OWNER_EMAIL: { expected: 'one e-mail address', example: 'ada@example.org' },
  OWNER_PASSWORD: { expected: 'at least 15 characters: a sentence of four or five words', example: '<four or five words of your own>', secret: true },
  SMTP_URL: {
    expected: 'the URL of a mail server, smtp or smtps, with special characters of the password percent-encoded',
    example: 'smtp://user:password@mail.example.org:587',
    secret: true,
  },
  MAIL_FROM: { expected: 'the sender of mail: an address, with or without a name', example: 'Sallyport <no-reply@example.org>' },
  MAIL_CAPTURE: { expected: '1 to keep live mail in the console, or 0', example: '1' },
  SMS_INCLUDED_URL: {
    expected:
      'an SMS service that speaks Twilio’s protocol: https, account and token before the @, ?from= the sender’s number or ?service= a messaging service',
    example: 'https://AC0123:token@api.twilio.com?from=%2B15005550006',
    secret: true,
  },
  SMS_INCLUDED_QUOTA: { expected: 'a whole number: SMS each workspace may send a month through SMS_INCLUDED_URL', example: '50' },
  TRUSTED_PROXIES: { expected: 'addresses or ranges of your own proxies, separated by commas', example: '10.0.0.0/8,2001:db8::/32' },
  EGRESS_ALLOW: {
    expected: 'what may be called beyond the open internet: ranges of addresses, or host:port, separated by commas',
    example: '10.1.0.0/16,dc1.corp.example:636',
  },
  SEED_DEMO: { expected: '1 for the demo app, or 0', example: '0' },
  LOG_LEVEL: { expected: 'silent, error, warn, info or debug', example: 'info' },
  STARTS_PER_MINUTE: { expected: 'a whole number above 0: sign-ins one address may start in a minute', example: '120' },
} as const satisfies Record<string, Words>;

export type Variable = keyof typeof words;

const isVariable = (name: string): name is Variable => Object.hasOwn(words, name);
export const variableNames: readonly Variable[] = Object.keys(words).filter(isVariable);

const count = (given: string): string => `${[...given].length} character${[...given].length === 1 ? '' : 's'}`;

/** What can be told of a value that may hold a secret: its kind of URL, if it is one, and how long it is. */
const describe = (given: string): string => {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(given)?.[1];
  return scheme === undefined
    ? `set to ${count(given)} (not shown, because it may hold a secret)`
    : `set to a URL of the kind ${scheme}:// (not shown)`;
};

const longest = 100;
const shown = (given: string): string => {
  const plain = given.replace(/\p{Cc}/gu, '\uFFFD');
  return `"${plain.length > longest ? `${plain.slice(0, longest)}…` : plain}"`;
};

/** One sentence each for what was given, what is expected, and an example. Never shows a value that may hold a secret (LOG-02). */
export const envFault = (name: Variable, given: string): string => {
  const { expected, example, secret }: Words = words[name];
  return `${name} is ${secret ? describe(given) : shown(given)}. It must be ${expected}. Example: ${name}=${quoted(example)}`;
};

const quoted = (example: string): string => (/[ <>$]/.test(example) ? `"${example}"` : example);
