import { base32crockford } from '@scure/base';

let last = { at: 0, text: '0000000000' };

/** A time (ms) as 10 characters of sortable base32: what ids and secrets made then begin with, after the prefix of an id. */
export const timePrefix = (at: number): string => {
  // Many are made in one millisecond.
  if (last.at !== at) {
    const time = Buffer.alloc(6);
    time.writeUIntBE(at, 0, 6);
    last = { at, text: base32crockford.encode(time).toLowerCase() };
  }
  return last.text;
};
