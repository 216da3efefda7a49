import { Hono } from 'hono';
import { Problem } from '../../errors.ts';
import type { Services } from '../../services.ts';
import type { HttpEnv } from '../context.ts';
import { openApiDocument } from './document.ts';

/** `openapi.json` of an app, and of the version of a flow that is served now (APP-2). `manages`: the management API is served here too. */
export const openApiRoutes = (services: Services, manages: boolean) =>
  new Hono<HttpEnv>()
    .get('/openapi.json', (c) => {
      const realm = c.get('realm');
      return c.json(
        openApiDocument({ title: realm.app.name, server: `${services.env.publicUrl}${realm.apiBase}`, manages: manages && realm.kind !== 'preview' }),
      );
    })
    .get('/flows/:flow/openapi.json', async (c) => {
      const realm = c.get('realm');
      const flow = await realm.flow(c.req.param('flow'));
      if (flow === undefined) throw new Problem('flow-unavailable');
      return c.json(openApiDocument({ title: realm.app.name, server: `${services.env.publicUrl}${realm.apiBase}`, flow }));
    });
