import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64urlnopad } from '@scure/base';
import type { DigestPort } from '../kit/ports.ts';

const digest = (text: string): string => base64urlnopad.encode(sha256(utf8ToBytes(text)));

/** `hash` is the real one, so that a ticket's link works as it does on the server; the key of `keyed` is its purpose. */
export const fakeDigest: DigestPort = {
  keyed: (purpose, value) => digest(`${purpose}\n${value}`),
  hash: digest,
  equal: (a, b) => a === b,
};
