/**
 * Encryption at rest with a key that is not in the database (KEY-01). AES-256-GCM, unique nonce, key id in front.
 * `purpose` picks the derived key (HKDF), `bound` is authenticated with it: the record the value belongs to, so that a
 * sealed value moved to another row does not open.
 */
export type Seal = {
  seal(purpose: string, bound: string, plain: string): string;
  /** Opens what the current or a previous SECRET_KEY sealed. Throws when it does not fit. */
  open(purpose: string, bound: string, sealed: string): string;
  /** Whether the text names the current SECRET_KEY as the one it was sealed with. */
  isCurrent(sealed: string): boolean;
};
