/**
 * Why a call to a service outside came to nothing, in a closed set of our own words: nothing of the remote's answer,
 * headers or error text is in it (OUT-03).
 */
export type EgressCode =
  | 'bad-address'
  | 'port-not-allowed'
  | 'address-not-allowed'
  | 'unknown-host'
  | 'unreachable'
  | 'certificate'
  | 'too-slow'
  | 'too-large'
  | 'broken-answer';

export class EgressFault extends Error {
  readonly code: EgressCode;
  constructor(code: EgressCode) {
    super(code);
    this.code = code;
  }
}

/** For the builder: what happened and what to do. */
export const egressWords: Readonly<Record<EgressCode, string>> = {
  'bad-address': 'This is not an address that can be called. Check it for mistyped characters.',
  'port-not-allowed': 'This server does not call that port. Use a usual one, or ask whoever runs the server to allow it with EGRESS_ALLOW.',
  'address-not-allowed':
    'The address leads into a private network, which this server does not call by itself. Ask whoever runs the server to allow it with EGRESS_ALLOW.',
  'unknown-host': 'No server of this name was found. Check the name for mistyped characters.',
  unreachable: 'The server did not accept the connection. Check address and port, and whether a firewall is between.',
  certificate:
    'The server’s certificate is not trusted: it is not for this name, has expired, or comes from an authority that is not known here. If the authority is your own, add its certificate.',
  'too-slow': 'The server did not answer in time.',
  'too-large': 'The server’s answer was larger than anything expected here.',
  'broken-answer': 'The server broke off, or its answer could not be read.',
};

const certificateCodes = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_REJECTED',
  'CERT_UNTRUSTED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_CHAIN_TOO_LONG',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'HOSTNAME_MISMATCH',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);
const slowCodes = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT', 'ABORT_ERR', 'TimeoutError']);
const deafCodes = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']);

const codeOf = (error: object): string | undefined => {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'name' in error && typeof error.name === 'string' ? error.name : undefined;
};

/** Our word for what a library threw, found through its chain of causes. */
export const egressFaultOf = (error: unknown): EgressFault => {
  for (let cause = error; typeof cause === 'object' && cause !== null; cause = 'cause' in cause ? cause.cause : undefined) {
    if (cause instanceof EgressFault) return cause;
    if (cause instanceof AggregateError && cause.errors.length > 0) return egressFaultOf(cause.errors[0]);
    const code = codeOf(cause);
    if (code === undefined) continue;
    if (certificateCodes.has(code) || code.startsWith('ERR_SSL') || code === 'EPROTO') return new EgressFault('certificate');
    if (slowCodes.has(code)) return new EgressFault('too-slow');
    if (deafCodes.has(code)) return new EgressFault('unreachable');
    if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return new EgressFault('unknown-host');
  }
  return new EgressFault('broken-answer');
};
