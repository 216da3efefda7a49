import * as z from 'zod';

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);
const flag = z.enum(['0', '1']).transform((value) => value === '1');
const origin = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin);
const key = z.string().refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64');

const variables = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: origin.optional(),
  CONSOLE_URL: origin.optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z.string().optional(),
  SECRET_KEY: key.optional(),
  SECRET_KEY_PREVIOUS: list.pipe(z.array(key)).optional(),
  OWNER_EMAIL: z.email().optional(),
  OWNER_PASSWORD: z.string().min(15).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().optional(),
  MAIL_CAPTURE: flag.optional(),
  TRUSTED_PROXIES: list.optional(),
  SEED_DEMO: flag.optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  STARTS_PER_MINUTE: z.coerce.number().int().positive().default(120),
});

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
  trustedProxies: readonly string[];
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
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment cannot be used:\n${lines.join('\n')}`);
  }
  const env = parsed.data;
  if ((env.OWNER_EMAIL === undefined) !== (env.OWNER_PASSWORD === undefined)) {
    throw new Error('Set OWNER_EMAIL and OWNER_PASSWORD together, or neither.');
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
    trustedProxies: env.TRUSTED_PROXIES ?? [],
    seedDemo: env.SEED_DEMO ?? !external,
    logLevel: env.LOG_LEVEL,
    startsPerMinute: env.STARTS_PER_MINUTE,
  };
};
