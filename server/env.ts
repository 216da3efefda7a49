import * as z from 'zod';
import { envFault, variableNames, type Variable } from './env-fault.ts';
import { isAddressOrRange } from './security/client-address.ts';
import type { TwilioAccount as IncludedSms } from './delivery/sms/twilio.ts';
import { type AllowEntry, readAllowEntry } from './security/egress/allow-list.ts';

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);
const flag = z.enum(['0', '1']).transform((value) => value === '1');
const origin = z
  .url({ protocol: /^https?$/, abort: true })
  .refine((text) => new URL(text).href === `${new URL(text).origin}/`)
  .transform((text) => new URL(text).origin);
const key = z.string().refine((text) => Buffer.from(text.trim(), 'base64').length === 32);
const databaseUrl = z.string().regex(/^postgres(ql)?:\/\/./);
const smtpUrl = z.url({ protocol: /^smtps?$/, abort: true }).refine((text) => isDecodable(new URL(text)));
/** `Name <address>` or the address alone; no line breaks, which would start another header (OUT-07). */
const sender = z.string().refine((text) => {
  const address = /^[^<>\p{Cc}]*<([^<>]+)>$/u.exec(text)?.[1] ?? text;
  return z.email().safeParse(address).success;
});
const includedSms = z
  .url({ protocol: /^https?$/, abort: true })
  .refine((text) => isDecodable(new URL(text)))
  .transform((text, context) => readIncluded(new URL(text)) ?? context.addIssue({ code: 'custom' }) ?? z.NEVER);
const host = z.string().regex(/^[\w.:%-]+$/);
/** Digits only: Number() would also take an empty text, hexadecimal and spaces. */
const whole = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/** Twilio's credentials and sender out of one URL; undefined when a part is missing. */
const readIncluded = (url: URL): IncludedSms | undefined => {
  const from = url.searchParams.get('from');
  const service = url.searchParams.get('service');
  const sender = from === null ? service !== null && ({ service } as const) : ({ from } as const);
  if (url.username === '' || url.password === '' || sender === false) return undefined;
  const account = decodeURIComponent(url.username);
  return { baseUrl: url.origin, account, user: account, secret: decodeURIComponent(url.password), sender };
};

const isDecodable = ({ username, password }: URL): boolean => {
  try {
    return decodeURIComponent(username + password) !== undefined;
  } catch {
    return false;
  }
};

const variables = z.object({
  NODE_ENV: z.string().optional(),
  PORT: whole.pipe(z.number().max(65_535)).default(3000),
  HOST: host.default('127.0.0.1'),
  PUBLIC_URL: origin.optional(),
  CONSOLE_URL: origin.optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: databaseUrl.optional(),
  SECRET_KEY: key.optional(),
  SECRET_KEY_PREVIOUS: list.pipe(z.array(key)).optional(),
  OWNER_EMAIL: z.email().optional(),
  OWNER_PASSWORD: z.string().min(15).optional(),
  SMTP_URL: smtpUrl.optional(),
  MAIL_FROM: sender.optional(),
  MAIL_CAPTURE: flag.optional(),
  SMS_INCLUDED_URL: includedSms.optional(),
  SMS_INCLUDED_QUOTA: whole.default(0),
  TRUSTED_PROXIES: list.pipe(z.array(z.string().refine(isAddressOrRange))).optional(),
  EGRESS_ALLOW: list.pipe(z.array(z.string().refine((text) => readAllowEntry(text) !== undefined))).optional(),
  SEED_DEMO: flag.optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  STARTS_PER_MINUTE: whole.pipe(z.number().positive()).default(120),
} satisfies Record<Variable, z.ZodType>);

export type Env = {
  production: boolean;
  port: number;
  host: string;
  /** Origin under which apps and people reach this server; never taken from a request (OUT-06). */
  publicUrl: string;
  consoleUrl: string;
  dataDir: string;
  databaseUrl: string | undefined;
  secretKey: string | undefined;
  previousSecretKeys: readonly string[];
  owner: { email: string; password: string } | undefined;
  mail: { smtpUrl: string | undefined; from: string; capture: boolean };
  /** The quota of SMS each workspace has without an account of its own: through which service, and how many a month. */
  sms: { included: IncludedSms | undefined; quota: number };
  trustedProxies: readonly string[];
  /** What builders' connectors may call beyond the open internet (OUT-01). */
  egressAllow: readonly AllowEntry[];
  seedDemo: boolean;
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Runs one address may start in a minute (IN-09). */
  startsPerMinute: number;
};

/** The only reader of the environment: checked once, nested, with messages that say what to do. Throws on anything unusable. */
export const readEnv = (source: Record<string, string | undefined>): Env => {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    const wrong = variableNames.filter((name) => parsed.error.issues.some(({ path }) => path[0] === name));
    throw new Error(`The server cannot start with this environment:\n${wrong.map((name) => `  ${envFault(name, given[name] ?? '')}`).join('\n')}`);
  }
  const env = parsed.data;
  if ((env.OWNER_EMAIL === undefined) !== (env.OWNER_PASSWORD === undefined)) {
    throw new Error(
      `Only ${env.OWNER_EMAIL === undefined ? 'OWNER_PASSWORD' : 'OWNER_EMAIL'} is set. Set OWNER_EMAIL and OWNER_PASSWORD together to make the owner at the first start, or neither to get a link.`,
    );
  }
  if (env.DATABASE_URL !== undefined && env.SECRET_KEY === undefined) {
    throw new Error('SECRET_KEY is required with DATABASE_URL: 32 random bytes in base64, for example from "openssl rand -base64 32".');
  }
  const external = env.DATABASE_URL !== undefined;
  const publicUrl = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`;
  return {
    production: env.NODE_ENV === 'production',
    port: env.PORT,
    host: env.HOST,
    publicUrl,
    consoleUrl: env.CONSOLE_URL ?? publicUrl,
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL,
    secretKey: env.SECRET_KEY,
    previousSecretKeys: env.SECRET_KEY_PREVIOUS ?? [],
    owner: env.OWNER_EMAIL !== undefined && env.OWNER_PASSWORD !== undefined ? { email: env.OWNER_EMAIL, password: env.OWNER_PASSWORD } : undefined,
    mail: {
      smtpUrl: env.SMTP_URL,
      from: env.MAIL_FROM ?? `Sallyport <no-reply@${new URL(publicUrl).hostname}>`,
      capture: env.MAIL_CAPTURE ?? !external,
    },
    sms: { included: env.SMS_INCLUDED_URL, quota: env.SMS_INCLUDED_QUOTA },
    trustedProxies: env.TRUSTED_PROXIES ?? [],
    egressAllow: (env.EGRESS_ALLOW ?? []).flatMap((text) => readAllowEntry(text) ?? []),
    seedDemo: env.SEED_DEMO ?? !external,
    logLevel: env.LOG_LEVEL,
    startsPerMinute: env.STARTS_PER_MINUTE,
  };
};
