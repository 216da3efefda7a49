import { canonicalDomain } from './canonical-domain.ts';

/** `example.org` is that domain alone, `*.example.org` every domain under it. Undefined for what is no domain. */
export const domainPattern = (text: string): { domain: string; under: boolean } | undefined => {
  const under = text.startsWith('*.');
  const domain = canonicalDomain(under ? text.slice(2) : text.replace(/^@/, ''));
  return domain === undefined ? undefined : { domain, under };
};
