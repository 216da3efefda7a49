import '../../../scripts/require-node.mjs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { toNodeHandler } from 'better-auth/node';
import { emailOTP } from 'better-auth/plugins';
import Database from 'better-sqlite3';
import { socketMailer } from '../socket-mailer.ts';

/** better-auth with its e-mail code plugin, as its documentation sets it up: `node better-auth.ts PORT SINK_PORT DATA_DIR`. */
const [port = '0', sink = '0', folder = ''] = process.argv.slice(2);
const mailer = sink === '0' ? undefined : socketMailer(Number(sink));
const database = new Database(join(folder, 'better-auth.db'));
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');

const options = {
  baseURL: `http://localhost:${port}`,
  secret: 'a secret for the bench that is long enough for anybody',
  database,
  rateLimit: { enabled: false },
  logger: { level: 'error' },
  telemetry: { enabled: false },
  plugins: [
    emailOTP({
      storeOTP: 'hashed',
      sendVerificationOTP: async ({ email, otp }) => {
        await mailer?.send({ to: email, text: `Your code is ${otp}. It is good for 5 minutes.` });
      },
    }),
  ],
} satisfies BetterAuthOptions;
await (await getMigrations(options)).runMigrations();
createServer(toNodeHandler(betterAuth(options))).listen(Number(port), '127.0.0.1', () => console.log('ready'));
process.once('SIGINT', () => process.exit(0));
