import { ConstraintViolationError, InvalidCredentialsError, UnwillingToPerformError } from 'ldapts';
import type { DirectoryRefusal } from '#flows/kit/ports.ts';

/** Active Directory's reasons for invalid credentials: Windows error codes in the diagnostic message (LDAP-04). */
const subCodes: Readonly<Record<string, DirectoryRefusal>> = {
  '525': 'unknown-name',
  '52e': 'wrong-password',
  '530': 'not-now',
  '531': 'not-now',
  '532': 'password-expired',
  '533': 'disabled',
  '701': 'account-expired',
  '773': 'must-change-password',
  '775': 'locked',
};

/** Why a bind with the person's password failed, if it was for them; undefined: it was not, the directory could not be used. */
export const refusalOf = (error: unknown): DirectoryRefusal | undefined => {
  if (error instanceof InvalidCredentialsError) {
    const code = /\bdata ([0-9a-f]{3,8})\b/i.exec(error.message)?.[1]?.toLowerCase();
    return (code === undefined ? undefined : subCodes[code]) ?? 'wrong-password';
  }
  // How other directories say that an account is locked or inactive.
  if (error instanceof ConstraintViolationError) return 'locked';
  if (error instanceof UnwillingToPerformError) return 'disabled';
  return undefined;
};
