import { Hono } from 'hono';
import type { Realm } from '#server/engine/realm.ts';
import { Problem } from '#server/errors.ts';
import type { PageContext, PageEnv } from '../http/page-env.ts';
import type { PageKit } from '../http/send-page.ts';
import { appIcon, webManifest } from '../install/manifest.ts';
import { liveSession } from '../session/live-session.ts';
import { findDoors } from './find-door.ts';
import { aimAt, begin, showStart, type Target } from './start-page.tsx';

/** `/{app}` (the common link) and `/{app}/{flow}`: a light page on GET, a run from the first POST on. */
export const startRoutes = (kit: PageKit, realmOf: (c: PageContext) => Realm) => {
  const commonLink = async (c: PageContext): Promise<Target | string> => {
    const realm = realmOf(c);
    const { common, signIn } = await findDoors(kit.services, realm);
    if (common !== undefined) return aimAt(c, realm, common.flow, common.entry);
    if (signIn !== undefined) return `${realm.pageBase}/${signIn.flow.slug}`;
    throw new Problem('not-found');
  };
  const flowLink = async (c: PageContext): Promise<Target> => {
    const realm = realmOf(c);
    const flow = await realm.flow(c.req.param('flow') ?? '');
    if (flow === undefined) throw new Problem('flow-unavailable');
    return aimAt(c, realm, flow);
  };
  return new Hono<PageEnv>()
    .get('/', async (c) => {
      const realm = realmOf(c);
      const target = await commonLink(c);
      if (typeof target === 'string') return c.redirect(target + new URL(c.req.url).search, 303);
      if (target.asked.delivery.kind === 'cookie' && (await liveSession(c, realm))?.standing === 'live')
        return c.redirect(`${realm.pageBase}/-/screen`, 303);
      return showStart(kit, c, realm, target);
    })
    .post('/', async (c) => {
      const target = await commonLink(c);
      if (typeof target === 'string') throw new Problem('not-found');
      return begin(kit, c, realmOf(c), target);
    })
    .get('/manifest.webmanifest', (c) => webManifest(c, realmOf(c)))
    .get('/icon.svg', (c) => appIcon(c, realmOf(c)))
    .get('/:flow', async (c) => showStart(kit, c, realmOf(c), await flowLink(c)))
    .post('/:flow', async (c) => begin(kit, c, realmOf(c), await flowLink(c)));
};
