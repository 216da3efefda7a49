import { createServer } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';
import * as z from 'zod';

export type Person = { sub: string; email?: string; email_verified?: boolean; name?: string; groups?: string[]; hd?: string };
const person = z.strictObject({
  sub: z.string(),
  email: z.string().exactOptional(),
  email_verified: z.boolean().exactOptional(),
  name: z.string().exactOptional(),
  groups: z.array(z.string()).exactOptional(),
  hd: z.string().exactOptional(),
});

/**
 * A real OpenID provider on loopback. Its login page lists the people it knows; choosing one signs them in, and consent is
 * taken as given. `visit` does what a browser and one of them would, up to the address they are sent back to.
 */
export const goodProvider = async (
  people: readonly Person[],
  clients: readonly { id: string; secret: string; redirectUris: string[] }[],
  port = 0,
) => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const signing = { ...(await exportJWK(privateKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const known = new Map(people.map((each) => [each.sub, each]));
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the provider has no port');
  const host = `127.0.0.1:${address.port}`;
  const issuer = `http://${host}`;
  const provider = new Provider(issuer, {
    clients: clients.map(({ id, secret, redirectUris }) => ({
      client_id: id,
      client_secret: secret,
      redirect_uris: redirectUris,
      token_endpoint_auth_method: 'client_secret_post',
    })),
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups', 'hd'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key for tests only'] },
    // Said, so that the provider does not complain into the tests' output.
    jwks: { keys: [signing] },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    findAccount: async (_, sub) => {
      const found = known.get(sub);
      return found && { accountId: sub, claims: async () => person.parse(found) };
    },
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId, accountId: oidc.session?.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  });
  server.on('request', async (request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    if (!url.pathname.startsWith('/interaction/')) return provider.callback()(request, response);
    const who = url.searchParams.get('sub');
    if (who === 'nobody') return provider.interactionFinished(request, response, { error: 'access_denied', error_description: 'turned back' });
    if (who !== null) return provider.interactionFinished(request, response, { login: { accountId: who } });
    const links = [...known.values(), { sub: 'nobody', name: 'Turn back' }].map(({ sub, name }) => `<p><a href="?sub=${sub}">${name ?? sub}</a></p>`);
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(`<!doctype html><html lang="en"><title>Provider</title><h1>Who are you?</h1>${links.join('')}</html>`);
  });

  const visit = async (from: string, sub: string): Promise<URL> => {
    const cookies = new Map<string, string>();
    let at = new URL(from);
    for (let hop = 0; hop < 8; hop += 1) {
      const answer = await fetch(at, { redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        cookies.set(name, value);
      }
      const location = answer.headers.get('location');
      if (location === null && !at.pathname.startsWith('/interaction/'))
        throw new Error(`the provider stopped: ${answer.status} ${await answer.text()}`);
      at = location === null ? new URL(`?sub=${sub}`, at) : new URL(location, at);
      if (at.host !== host) return at;
    }
    throw new Error('the provider leads in circles');
  };
  return {
    issuer,
    host,
    visit,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
export type GoodProvider = Awaited<ReturnType<typeof goodProvider>>;
