import type { Context, Handler } from 'hono';
import { Problem } from '#server/errors.ts';
import { networkOf } from '#flows/kit/network-of.ts';
import { createLimiter } from '#server/security/limits.ts';
import type { Services } from '#server/services.ts';
import { authenticateClient } from '#server/sessions/authenticate-client.ts';
import type { Caller } from '#server/sessions/caller.ts';
import { OAuthError } from '#server/sessions/oauth-error.ts';
import type { HttpEnv } from '../context.ts';
import { headerOf } from '../header-of.ts';
import { jsonAnswer } from '../json-answer.ts';
import { type Form, readForm } from './read-form.ts';

/** Refusals one address may collect in a minute. Good requests are not counted: a server client has one address for all its users. */
const refusalsPerMinute = 600;

type Answer = (c: Context<HttpEnv>, form: Form, caller: Caller) => Promise<Response>;

/**
 * What the form-encoded endpoints have in common: parameters, client authentication, `no-store`, RFC 6749 errors, and a cap
 * on refusals for each address (IN-09). Anything but an OAuthError is left to the API's own error handler.
 */
export const oauthEndpoints = (services: Pick<Services, 'clock'>): ((answer: Answer) => Handler<HttpEnv>) => {
  const refusals = createLimiter({ limit: refusalsPerMinute, windowSeconds: 60, clock: services.clock });
  return (answer) => async (c) => {
    const address = c.get('address');
    const retryAfter = refusals.blocked(networkOf(address));
    if (retryAfter !== undefined) throw new Problem('too-many-requests', { retryAfter });
    try {
      const form = await readForm(c);
      const client = await authenticateClient(c.get('realm'), { authorization: headerOf(c, 'authorization'), clientId: form.optional('client_id') });
      return await answer(c, form, { client, address });
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      refusals.take(networkOf(address));
      return refusal(error);
    }
  };
};

const refusal = ({ code, description, extras }: OAuthError): Response => {
  const body = { error: code, error_description: description, ...extras };
  return code === 'invalid_client' ? jsonAnswer(body, 401, { 'www-authenticate': 'Basic realm="sallyport"' }) : jsonAnswer(body, 400);
};
