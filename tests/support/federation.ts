import { sealSecrets } from '#server/connectors/connector-secrets.ts';
import type { TestApi, TestFlow } from './api.ts';

/** A connector of kind `oidc` with values in live. */
export const connectOidc = async (
  api: TestApi,
  settings: Record<string, unknown>,
  secret?: string,
  id = api.services.random.id('con'),
): Promise<string> => {
  const { services, app } = api;
  const [scope, now] = [{ app: app.id, env: 'live' } as const, services.clock.now()];
  await services.storage.connectors.create({ id, app: app.id, kind: 'oidc', name: 'Example ID', status: 'active', createdAt: now, updatedAt: now });
  await services.storage.connectors.saveValues(scope, id, {
    settings: JSON.parse(JSON.stringify(settings)),
    secrets: secret === undefined ? [] : ['clientSecret'],
    sealed: secret === undefined ? null : sealSecrets(services, scope, id, { clientSecret: secret }),
    updatedAt: now,
  });
  return id;
};

/** *Create Auth*: a button inside the app, the provider, the account is added, back on the screen (MOB-7). */
export const createAuthFlow = (connector: string): TestFlow => ({
  nodes: {
    button: { type: 'entry.action', zone: 'secure' },
    ext: { type: 'verify.external-id', zone: 'secure', config: { connector, use: 'add' } },
    link: { type: 'user.link-identity', zone: 'secure' },
    home: { type: 'zone.screen', zone: 'secure' },
  },
  edges: {
    'button.started': 'ext',
    'ext.verified': 'link',
    'ext.cancelled': 'home',
    'ext.refused': 'home',
    'ext.unavailable': 'home',
    'link.linked': 'home',
    'link.refused': 'home',
  },
});

/** Sign-in at that connector's provider, registration, the secure zone with a screen. */
export const externalFlow = (connector: string): TestFlow => ({
  nodes: {
    start: { type: 'entry.sign-in' },
    how: {
      type: 'choose.menu',
      config: {
        options: [
          { id: 'google', name: 'Google' },
          { id: 'mail', name: 'E-mail' },
        ],
      },
    },
    ext: { type: 'verify.external-id', config: { connector } },
    who: { type: 'identify.ask' },
    code: { type: 'verify.email-code' },
    register: { type: 'identify.register' },
    in: { type: 'session.issue', zone: 'secure' },
    home: { type: 'zone.screen', zone: 'secure' },
    deny: { type: 'end.deny' },
  },
  edges: {
    'start.started': 'how',
    'how.google': 'ext',
    'how.mail': 'who',
    'who.given': 'code',
    'code.verified': 'register',
    'ext.verified': 'register',
    'ext.refused': 'deny',
    'register.registered': 'in',
    'register.known': 'in',
    'register.refused': 'deny',
    'in.issued': 'home',
    'in.refused': 'deny',
  },
});
