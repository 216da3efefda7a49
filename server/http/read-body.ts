import type { Context } from 'hono';
import { Problem } from '../errors.ts';
import type { HttpEnv } from './context.ts';
import { headerOf } from './header-of.ts';
import { isMediaType } from './is-media-type.ts';
import { bodyLimits, parseStrictJson } from './strict-json.ts';

const readLimited = async (body: ReadableStream<Uint8Array>): Promise<string> => {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > bodyLimits.bytes) throw new Problem('body-too-large');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
};

/** The text of a request's body. More than 64 kB is refused, whether the length was declared or not; so is one that broke off. */
export const readText = async (c: Context<HttpEnv>): Promise<string> => {
  const length = Number(headerOf(c, 'content-length') ?? Number.NaN);
  if (length > bodyLimits.bytes) throw new Problem('body-too-large');
  // With a declared length the HTTP parser bounds the body; without one it is counted while it is read.
  const stream = Number.isInteger(length) ? undefined : c.req.raw.body;
  try {
    return await (stream ? readLimited(stream) : c.req.text());
  } catch (error) {
    // The sender went away, or sent chunks that are none: theirs to mend, and no failure of the server in its log.
    throw error instanceof Problem ? error : new Problem('malformed-json', { detail: 'The body broke off.' });
  }
};

/** The JSON object of a request, and its text. Refuses other content types, more than 64 kB and anything parseStrictJson refuses. */
export const readBody = async (c: Context<HttpEnv>): Promise<{ text: string; body: { [key: string]: unknown } }> => {
  if (!isMediaType(headerOf(c, 'content-type'), 'application/json')) throw new Problem('unsupported-media-type');
  const text = await readText(c);
  return { text, body: parseStrictJson(text) };
};
