import type { Env } from '../storage/ports/scope.ts';

/**
 * Where a provider sends people back, as it has to be registered there. One address for each connector, so that an answer of
 * one provider cannot be taken for another's even where it does not name its issuer (RFC 9700, 4.4.2). Built from the
 * configured origin only (OUT-06).
 */
export const callbackUrl = (publicUrl: string, env: Env, connector: string): string => `${publicUrl}/f/${env}/callback/${connector}`;
