/** How a person names themselves. `canonical` is the only form that is compared, stored and sent to (OTP-09). */
export type IdentifierKind = 'email' | 'phone' | 'username';
export type Identifier = { kind: IdentifierKind; canonical: string };

/**
 * Somebody at an external provider or in a directory: the only key by which such people are known (FED-01). `issuer` is
 * the provider's issuer URL, or a directory's base DN or domain; `subject` its `sub`, or objectGUID or entryUUID.
 */
export type ExternalIdentity = { connector: string; issuer: string; subject: string };

export const sameIdentity = (a: ExternalIdentity | undefined, b: ExternalIdentity | undefined): boolean =>
  a !== undefined && b !== undefined && a.connector === b.connector && a.issuer === b.issuer && a.subject === b.subject;
