import { timePrefix } from './time-prefix.ts';

/** 48-bit time in sortable base32 (10 characters), then 192 random bits in base64url (32 characters). */
const shape = /^[0-9a-hjkmnp-tv-z]{10}[\w-]{32}$/;

/** An unguessable secret (KEY-06). Its time is not secret: it lets rows be found in the order they were made. */
export const secretOf = (now: number, random24: Uint8Array): string => timePrefix(now) + Buffer.from(random24).toString('base64url');

/** The time part of a secret of ours, empty for any other text. */
export const timeOfSecret = (text: string): string => (shape.test(text) ? text.slice(0, 10) : '');
