import { InsufficientAccessError, InvalidCredentialsError, InvalidDNSyntaxError, NoSuchObjectError, ResultCodeError } from 'ldapts';
import type { DirectoryTrouble } from '#flows/kit/ports.ts';
import { type EgressCode, egressFaultOf } from '../../security/egress/egress-fault.ts';

const troubles: Readonly<Record<EgressCode, DirectoryTrouble>> = {
  'bad-address': 'not-set-up',
  'port-not-allowed': 'address-not-allowed',
  'address-not-allowed': 'address-not-allowed',
  'unknown-host': 'unreachable',
  unreachable: 'unreachable',
  certificate: 'certificate',
  'too-slow': 'too-slow',
  'too-large': 'misbehaved',
  'broken-answer': 'misbehaved',
};

/** Why the directory could not be asked, from what was thrown on the way. */
export const troubleOf = (error: unknown): DirectoryTrouble => {
  if (error instanceof InvalidCredentialsError || error instanceof InsufficientAccessError) return 'service-account';
  if (error instanceof NoSuchObjectError || error instanceof InvalidDNSyntaxError) return 'no-such-base';
  if (error instanceof ResultCodeError) return 'misbehaved';
  return troubles[egressFaultOf(error).code];
};
