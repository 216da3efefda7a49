const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A short id that says what it belongs to, unused among `taken`: `email-code-h7k2mq`. Ids are never reused or shown. */
export const newId = (stem: string, taken: Readonly<Record<string, unknown>>): string => {
  for (;;) {
    const tail = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => alphabet[byte % alphabet.length]).join('');
    const id = `${stem}-${tail}`;
    if (!Object.hasOwn(taken, id)) return id;
  }
};

/** The telling part of a node type: `verify.email-code` → `email-code`. */
export const stemOf = (type: string): string => type.slice(type.indexOf('.') + 1);
