import type { Context } from 'hono';
import { OAuthError } from '#server/sessions/oauth-error.ts';
import type { HttpEnv } from '../context.ts';
import { headerOf } from '../header-of.ts';
import { isMediaType } from '../is-media-type.ts';
import { readText } from '../read-body.ts';

/** The parameters of a form post. `required` throws when one is missing or empty, which counts as missing (RFC 6749 3.2). */
export type Form = { required(name: string): string; optional(name: string): string | undefined };

/** Reads a form-encoded body. Throws OAuthError `invalid_request` on another type, broken encoding or a name given twice (IN-07, IN-08). */
export const readForm = async (c: Context<HttpEnv>): Promise<Form> => {
  if (!isMediaType(headerOf(c, 'content-type'), 'application/x-www-form-urlencoded')) throw invalid('Send application/x-www-form-urlencoded.');
  const text = await readText(c);
  if (/%(?![0-9a-f]{2})/i.test(text)) throw invalid('The body is not well encoded.');
  const values = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (values.has(name)) throw invalid('A parameter stands twice in the body.');
    values.set(name, value);
  }
  const optional = (name: string): string | undefined => values.get(name) || undefined;
  return {
    optional,
    required: (name) => {
      const value = optional(name);
      if (value === undefined) throw invalid(`The parameter ${name} is missing.`);
      return value;
    },
  };
};

const invalid = (description: string): OAuthError => new OAuthError('invalid_request', description);
