/**
 * The domain a base DN lies in: `OU=Staff,DC=corp,DC=example` → `corp.example`. People stay who they are when the builder narrows
 * or widens where to look. A base without a domain stands for itself.
 */
export const issuerOf = (baseDn: string): string => {
  const parts = [...baseDn.matchAll(/(?:^|,)\s*dc\s*=\s*([^,]+?)\s*(?=,|$)/gi)].map(([, part]) => part ?? '');
  return (parts.length > 0 ? parts.join('.') : baseDn).toLowerCase();
};
