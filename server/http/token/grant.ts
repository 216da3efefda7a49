import type { Realm } from '#server/engine/realm.ts';
import type { Caller, SessionServices } from '#server/sessions/caller.ts';
import { OAuthError } from '#server/sessions/oauth-error.ts';
import { redeemCode } from '#server/sessions/redeem-code.ts';
import { refresh } from '#server/sessions/refresh.ts';
import type { TokenResult } from '#server/sessions/token-result.ts';
import type { Form } from './read-form.ts';

/** The grants of `POST …/token`; there is no implicit and no password one (OP-01). */
export const grantTypes = ['authorization_code', 'refresh_token'] as const;

/** Throws OAuthError. */
export const grant = async (services: SessionServices, realm: Realm, form: Form, caller: Caller): Promise<TokenResult> => {
  switch (form.required('grant_type')) {
    case 'refresh_token':
      return refresh(services, realm, { token: form.required('refresh_token'), caller });
    case 'authorization_code':
      return redeemCode(services, realm, {
        code: form.required('code'),
        redirectUri: form.required('redirect_uri'),
        verifier: form.required('code_verifier'),
        caller,
      });
    default:
      throw new OAuthError('unsupported_grant_type', `Use one of: ${grantTypes.join(', ')}.`);
  }
};
