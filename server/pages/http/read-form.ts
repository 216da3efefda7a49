import { Problem } from '#server/errors.ts';
import { readText } from '#server/http/read-body.ts';
import type { PageContext } from './page-env.ts';

/** Names and values of a posted form. Another content type, more than 64 kB or a name given twice is refused (IN-08, FLOW-02). */
export const readForm = async (c: PageContext): Promise<ReadonlyMap<string, string>> => {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') throw new Problem('unsupported-media-type');
  const values = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(await readText(c))) {
    if (values.has(name)) throw new Problem('invalid-input', { errors: [{ path: name, code: 'repeated', message: 'This is given twice.' }] });
    values.set(name, value);
  }
  return values;
};
