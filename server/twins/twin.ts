import type { Subject } from '#flows/kit/step.ts';
import type { Json } from '#flows/kit/json.ts';
import { Problem } from '../errors.ts';
import type { Realm } from '../engine/realm.ts';
import { roleColumns } from '../security/tokens/access-claims.ts';
import type { SessionRecord } from '../storage/ports/sessions.ts';

/** Somebody in the other app of a pair. */
export type TwinMember = { app: string; user: string };

/** How long the way into the twin is open (ms): as long as a redirect takes. */
const passMs = 60_000;
const secretShape = /^[\w-]{20,100}$/;

/**
 * A way into the linked app for whoever has this session: good once, for a minute, and between these two apps only
 * (MOB-11). It carries no proof: what the other app asks of people, it asks of them too. Throws `not-found` when the apps are
 * not linked, `forbidden` when the session names nobody.
 */
export const issueTwinPass = async (
  realm: Realm,
  session: SessionRecord,
  slug?: string,
): Promise<{ secret: string; twin: Realm; expiresAt: number }> => {
  const app = await realm.storage.twins.twinOf(realm.app.id);
  const twin = app === undefined ? undefined : await realm.beside(app);
  if (twin === undefined || (slug !== undefined && twin.app.slug !== slug)) throw new Problem('not-found');
  if (session.user === null) throw new Problem('forbidden');
  const secret = realm.random.secret();
  const expiresAt = realm.clock.now() + passMs;
  const from = { app: realm.app.id, user: session.user };
  await realm.storage.twins.issue({ hash: realm.digest.hash(secret), env: realm.scope.env, from, to: twin.app.id, expiresAt });
  return { secret, twin, expiresAt };
};

/** Who comes from the linked app, and who they are here if that is known. The pass is used up, whatever becomes of the run. */
export const redeemTwinPass = async (realm: Realm, secret: string | undefined): Promise<{ twin: TwinMember; subject?: Subject } | undefined> => {
  if (secret === undefined || !secretShape.test(secret)) return undefined;
  const { twins } = realm.storage;
  const pass = await twins.redeem(realm.digest.hash(secret), realm.scope, realm.clock.now());
  if (pass === undefined || (await realm.beside(pass.from.app)) === undefined) return undefined;
  const known = await twins.other({ app: pass.from.app, env: pass.env }, pass.from.user);
  return { twin: pass.from, ...(known?.app === realm.app.id && { subject: { user: known.user } }) };
};

/**
 * After somebody from the linked app has got a session here: from now on both rows are one person, and what was kept about
 * them there fills what is empty here. Never addresses, PINs or anything that says who they are: those are proven here. Never
 * what they may do either: the open app would hand out rights in the secured one (TEN-05).
 */
export const joinTwins = async ({ storage, clock, scope, app }: Realm, twin: TwinMember, user: string): Promise<void> => {
  const { env } = scope;
  if (twin.app === app.id || !(await storage.twins.join(env, twin, { app: app.id, user }))) return;
  const [there, here, columns] = await Promise.all([
    storage.users.find({ app: twin.app, env }, twin.user),
    storage.users.find(scope, user),
    storage.users.columns(app.id),
  ]);
  if (there === undefined || here === undefined) return;
  const theirs = new Map((await storage.users.columns(twin.app)).map(({ key, type }) => [key, type]));
  const copied: Record<string, Json> = {};
  for (const { key, type, unique } of columns) {
    const value = there.attributes[key];
    const identifies = unique || type === 'email' || type === 'phone' || type === 'pin';
    if (identifies || roleColumns.includes(key) || theirs.get(key) !== type || value === undefined || here.attributes[key] !== undefined) continue;
    copied[key] = value;
  }
  if (Object.keys(copied).length > 0) await storage.users.update(scope, user, { attributes: copied }, clock.now());
};
