import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { Plan } from './plan.ts';

/** SHA-256, in hex, of the canonical JSON (RFC 8785) of everything but the hash itself. */
export const planHash = ({ hash: _, ...content }: Omit<Plan, 'hash'> & { hash?: string }): string =>
  bytesToHex(sha256(utf8ToBytes(canonicalize(content) ?? '')));
