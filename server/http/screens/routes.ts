import { Hono } from 'hono';
import type { Services } from '#server/services.ts';
import { Problem } from '#server/errors.ts';
import { bearerSession } from '#server/sessions/bearer-session.ts';
import { zoneContent } from '#server/sessions/zone-content.ts';
import { issueTwinPass } from '#server/twins/twin.ts';
import type { HttpEnv } from '../context.ts';
import { headerOf } from '../header-of.ts';
import { jsonAnswer } from '../json-answer.ts';

const localeShape = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/;

/**
 * What stands on a screen of a zone, for sessions that may see it: 401 without one, 423 while it is locked, 403 with one of
 * another zone, unless the screen is in a public one. What is not drawn is told only to who may see the zone.
 */
export const screenRoutes = (services: Services) =>
  new Hono<HttpEnv>()
    .post('/twin', async (c) => {
      const realm = c.get('realm');
      const session = await bearerSession(services, realm, headerOf(c, 'authorization'));
      const { secret, twin, expiresAt } = await issueTwinPass(realm, session);
      return jsonAnswer({ app: twin.app.slug, twin: secret, expires_in: Math.ceil((expiresAt - realm.clock.now()) / 1000) });
    })
    .get('/zones/:zone/screens/:screen', async (c) => {
      const realm = c.get('realm');
      const session = await bearerSession(services, realm, headerOf(c, 'authorization'));
      const slug = await realm.slugOf(session.flow);
      const flow = await realm.flow(slug);
      const zone = flow?.plan.zones.find(({ key }) => key === c.req.param('zone'));
      if (session.zone !== c.req.param('zone') && zone?.kind !== 'public') throw new Problem('forbidden');
      const asked = c.req.query('locale') ?? '';
      const locale = localeShape.test(asked) ? asked : realm.app.defaultLanguage;
      const content = flow && zone && zoneContent(flow.plan, zone.key, c.req.param('screen'), locale);
      if (flow === undefined || zone === undefined || content === undefined) throw new Problem('not-found');
      const buttons = content.buttons.map(({ label, to }) => ({ label, to: to.app === undefined ? { flow: slug, entry: to.entry } : to }));
      return jsonAnswer({ zone: { key: zone.key, kind: zone.kind }, ...content, buttons });
    });
