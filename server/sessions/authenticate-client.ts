import type { Client } from '#server/storage/ports/clients.ts';
import type { SessionRealm } from './caller.ts';
import { OAuthError } from './oauth-error.ts';

/**
 * Who asks (RFC 6749 2.3, 3.2.1): server clients by Basic with their secret, public ones by `client_id`, and null for the
 * app's own public client, which is named by the app's id or not at all. Throws OAuthError `invalid_client` (OP-10, FLOW-11).
 */
export const authenticateClient = async (
  realm: SessionRealm,
  { authorization, clientId }: { authorization: string | undefined; clientId: string | undefined },
): Promise<Client | null> => {
  if (authorization === undefined) {
    if (clientId === undefined || clientId === realm.app.id) return null;
    const client = await active(realm, clientId);
    if (client.kind === 'server') throw refused();
    return client;
  }
  const credentials = parseBasic(authorization);
  if (credentials === undefined || (clientId !== undefined && clientId !== credentials.id)) throw refused();
  const client = await active(realm, credentials.id);
  const isRight =
    client.kind === 'server' && client.secretHash !== null && realm.digest.equal(client.secretHash, realm.digest.hash(credentials.secret));
  if (!isRight) throw refused();
  return client;
};

const active = async (realm: SessionRealm, id: string): Promise<Client> => {
  const client = await realm.client(id);
  if (client?.status !== 'active') throw refused();
  return client;
};

/** Undefined for anything malformed: a header is a stranger's text (IN-07). */
const parseBasic = (authorization: string): { id: string; secret: string } | undefined => {
  const encoded = /^basic +([\w+/-]+={0,2})$/i.exec(authorization)?.[1];
  if (encoded === undefined || encoded.length > 1024) return undefined;
  const [id, secret, ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':').map(formDecoded);
  return id === undefined || secret === undefined || rest.length > 0 ? undefined : { id, secret };
};

/** Id and secret are form-encoded before they are put together (RFC 6749 2.3.1). */
const formDecoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
};

const refused = (): OAuthError => new OAuthError('invalid_client', 'The client is unknown, or did not prove who it is.');
