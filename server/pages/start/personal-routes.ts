import { Hono } from 'hono';
import type { Realm } from '#server/engine/realm.ts';
import { Problem } from '#server/errors.ts';
import { findPersonalLink } from '#server/personal-links/personal-link.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import { addToBackdrop, type PageContext, type PageEnv } from '../http/page-env.ts';
import type { PageKit } from '../http/send-page.ts';
import { findDoor } from './find-door.ts';
import { aimAt, begin, showStart, type Target } from './start-page.tsx';

/** Looks the link up and changes nothing. One that is unknown, replaced, or leads nowhere looks like no page at all. */
const look = async (kit: PageKit, c: PageContext, env: Env): Promise<{ realm: Realm; target: Target }> => {
  const { services } = kit;
  const link = await findPersonalLink(services, c.req.param('token') ?? '');
  const realm = link?.env === env ? await services.realms.byScope(link) : undefined;
  if (link === undefined || realm === undefined) throw new Problem('not-found');
  addToBackdrop(c, { look: realm.app, firstLanguage: realm.app.defaultLanguage });
  const door = await findDoor(services, realm, 'entry.personal-link');
  if (door === undefined) throw new Problem('not-found');
  return { realm, target: { ...(await aimAt(c, realm, door.flow, door.entry)), subject: link.subject } };
};

/** A user's own link (`/p/{token}`): a light page on GET, a run that knows whom it is about from the first POST on (MOB-2). */
export const personalRoutes = (kit: PageKit, env: Env) =>
  new Hono<PageEnv>()
    .get('/:token', async (c) => {
      const { realm, target } = await look(kit, c, env);
      // The address is a secret: nothing on the page asks another server for anything (WEB-09).
      return showStart(kit, c, realm, target, { logo: false });
    })
    .post('/:token', async (c) => {
      const { realm, target } = await look(kit, c, env);
      return begin(kit, c, realm, target);
    });
