import { isLoopback } from './is-loopback.ts';

/** Why an origin cannot be registered for CORS, or undefined. Compared as an exact string later (WEB-07). */
export const originFault = (origin: string): string | undefined => {
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  if (url === undefined || url.origin !== origin) return 'Write scheme, host and port only, such as https://app.example.org.';
  if (url.hostname.includes('*')) return 'Wildcards are not possible: register every origin in full.';
  if (url.protocol === 'https:') return undefined;
  return url.protocol === 'http:' && isLoopback(url.hostname) ? undefined : 'Use https: only the own machine may be reached without it.';
};
