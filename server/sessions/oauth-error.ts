/** Error codes of RFC 6749 5.2, with `interaction_required` of OpenID Connect for a locked session. */
export type OAuthErrorCode = 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'unsupported_grant_type' | 'interaction_required' | 'slow_down';

/** What goes beside the error. `relock`: the run that opens the locked session again. */
export type OAuthExtras = { relock?: { flow: string; entry: string } };

/** What the token endpoints refuse with. `description` is for the developer of the client and never private. */
export class OAuthError extends Error {
  readonly code: OAuthErrorCode;
  readonly description: string;
  readonly extras: OAuthExtras;
  constructor(code: OAuthErrorCode, description: string, extras: OAuthExtras = {}) {
    super(code);
    this.code = code;
    this.description = description;
    this.extras = extras;
  }
}
