import { afterAll, beforeAll, expect, test } from 'vitest';
import { deliverLeftBehind } from '../engine/left-behind.ts';
import { type ConsoleWorld, openConsoleWorld, password } from './testing/console-world.ts';

let world: ConsoleWorld;
let down = false;
const mails: { to: string; subject: string; text: string }[] = [];
beforeAll(async () => {
  world = await openConsoleWorld({
    mailer: {
      send: async (mail) => {
        if (down) throw new Error('down');
        mails.push(mail);
      },
      close: () => undefined,
    },
  });
});
afterAll(() => world.close());

const next = 'another sentence of five words';

test('PWD-09 a builder hears of a change of their password by mail, also when the mail server was down', async () => {
  const { email, cookie } = await world.builder();
  const refused = await world.call('account.changePassword', { current: 'not this one, surely', next, endOthers: false }, { cookie });
  expect(refused.status).toBe(422);
  down = true;
  const changed = await world.call('account.changePassword', { current: password, next, endOthers: false }, { cookie });
  expect(changed.status).toBe(200);
  await expect.poll(() => world.services.storage.outbox.claim(world.services.clock.now() + 3_600_000, 0, 10)).toHaveLength(1);
  expect(mails).toEqual([]);
  down = false;
  await deliverLeftBehind(world.services);
  expect(mails).toMatchObject([{ to: email, subject: 'Your Sallyport password was changed' }]);
  expect(mails[0]?.text).not.toContain(next);
  expect(await deliverLeftBehind(world.services)).toBe(0);
});
