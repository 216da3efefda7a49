/** How a person names themselves. `canonical` is the only form that is compared, stored and sent to (OTP-09). */
export type IdentifierKind = 'email' | 'phone' | 'username';
export type Identifier = { kind: IdentifierKind; canonical: string };
