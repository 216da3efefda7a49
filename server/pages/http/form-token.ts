import type { DigestPort } from '#flows/kit/ports.ts';
import { PageTrouble } from './trouble.ts';

type Purpose = 'start' | 'run' | 'session' | 'link' | 'link-done';

/** What a form carries to show that the holder of the cookie was given it: a keyed digest of the cookie's secret (WEB-06). */
export const formToken = (digest: DigestPort, purpose: Purpose, secret: string): string => digest.keyed(`page-${purpose}`, secret);

/** Throws PageTrouble: `cookies` when the browser kept none, `origin` when token and cookie do not go together. */
export const checkFormToken = (digest: DigestPort, purpose: Purpose, secret: string | undefined, token: string | undefined): string => {
  if (secret === undefined) throw new PageTrouble('cookies');
  if (token === undefined || !digest.equal(token, formToken(digest, purpose, secret))) throw new PageTrouble('origin');
  return secret;
};
