import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { compose } from '#server/compose.ts';
import { readEnv } from '#server/env.ts';
import { smtpSink } from '../support/smtp-sink.ts';
import { freePort } from '../support/free-port.ts';
import { type Acknowledged, nothingYet, people } from './people.ts';
import { prepare, silent } from './prepare.ts';
import { startRuntime } from './start-runtime.ts';
import { expectStillTrue } from './still-true.ts';

/** Sessions made before it is killed, once a round. */
const quotas = [25, 5, 40, 15] as const;
const patience = 15_000;

/**
 * People at work, the server killed in the middle of it, started again, asked about everything it had said. `killed` looks at what
 * the crash left behind, before anybody opens it again.
 */
export const killRounds = async (env: Record<string, string>, killed: () => Promise<void> | void = () => undefined): Promise<void> => {
  const sink = await smtpSink();
  const settings = { ...env, SMTP_URL: sink.url };
  await prepare(settings);
  const port = await freePort();
  let told: Acknowledged | undefined;
  for (const [round, quota] of [...quotas, 0].entries()) {
    const server = await startRuntime({ env: settings, port });
    if (told !== undefined) await expectStillTrue(server, told);
    if (quota === 0) {
      expect((await server.stop()).code).toBe(0);
      break;
    }
    const now = nothingYet();
    let over = false;
    const working = people({ server, mails: sink.mails, told: now, stopped: () => over, seed: `round${round}` });
    working.catch(() => {
      over = true;
    });
    for (const begun = Date.now(); !over && now.sessions.size < quota && Date.now() - begun < patience; ) await pause(1);
    await server.kill();
    over = true;
    expect(await working, 'nobody was at work when it was killed').toBeGreaterThan(0);
    // Else nothing was shown.
    expect(now.sessions.size).toBeGreaterThan(0);
    told = now;
    await killed();
  }
  await sink.close();

  const { services, close } = await compose(readEnv(settings), { log: silent });
  const app = await services.storage.apps.bySlug('demo');
  const { rows, broken } = await services.storage.audit.verify(app?.workspace ?? '');
  expect(rows).toBeGreaterThan(0);
  expect(broken, 'the audit log has a gap').toBeUndefined();
  await close();
};
