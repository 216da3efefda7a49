import type { LogosPort } from '../ports/logos.ts';
import { insertInto } from '../rows.ts';
import { call, type Driver, first, statement } from '../script.ts';

const find = statement<{ png: Uint8Array }>('SELECT png FROM logos WHERE hash = ? LIMIT 1');
const insert = insertInto('logos', ['app', 'hash', 'png', 'created_at'], 'ON CONFLICT (app, hash) DO NOTHING');
const dropOthers = statement<never>('DELETE FROM logos WHERE app = ? AND hash <> ?');

export const logosPort = (driver: Driver): LogosPort => ({
  replace: (app, logo, now) =>
    driver.write(function* replace() {
      const others = call(dropOthers, app, logo?.hash ?? '');
      return { value: undefined, writes: logo === null ? [others] : [insert({ app, hash: logo.hash, png: logo.png, created_at: now }), others] };
    }),
  find: async (hash) => (await driver.read(first(find, hash)))?.png,
});
