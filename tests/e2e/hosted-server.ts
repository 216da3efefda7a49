import { expect, type Page } from '@playwright/test';
import Database from 'better-sqlite3';
import { databaseFile } from '#server/storage/sqlite/database-file.ts';
import { ownerSession } from '../support/owner.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { smtpSink } from '../support/smtp-sink.ts';

export const owner = { OWNER_EMAIL: 'owner@example.org', OWNER_PASSWORD: 'a castle of four courts' };

/** A server with mail that arrives, the owner's calls, and hands on its clock: sessions can be made older. */
export const hostedServer = async () => {
  const mail = await smtpSink();
  const server: RunningServer = await startServer({ env: { ...owner, SEED_DEMO: '1', SMTP_URL: mail.url } });
  return {
    server,
    call: await ownerSession(server.url, owner),
    codeFor: async (address: string): Promise<string> => {
      const arrived = () => mail.mails.findLast(({ to }) => to.includes(address));
      await expect.poll(() => arrived() !== undefined).toBe(true);
      return /\b\d{6}\b/.exec(arrived()?.text ?? '')?.[0] ?? '';
    },
    /** As if nobody had used any session for so long. */
    leaveAlone: (seconds: number): void => {
      const database = new Database(databaseFile(server.dataDir));
      database.prepare('UPDATE sessions SET last_seen_at = last_seen_at - ?').run(seconds * 1000);
      database.close();
    },
    stop: async (): Promise<void> => {
      await server.stop();
      await mail.close();
    },
  };
};
export type Hosted = Awaited<ReturnType<typeof hostedServer>>;

/** Types an address and the code that came to it. */
export const signInBy = async (page: Page, hosted: Hosted, address: string): Promise<void> => {
  await page.getByRole('textbox', { name: /e-mail/i }).fill(address);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /code/i })).toBeVisible();
  await page.getByRole('textbox', { name: /code/i }).fill(await hosted.codeFor(address));
  await page.keyboard.press('Enter');
};
