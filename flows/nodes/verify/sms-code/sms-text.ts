import { withCode } from '../_shared/with-code.ts';

/** Three messages' worth in the plainest alphabet: what goes beyond is cut off before the code is put behind it. */
const longest = 459;

/** Anything that is not text: line breaks stay (OUT-07). */
const controls = /(?!\n)\p{Cc}/gu;

/**
 * The words of an SMS. With a `host` its last line binds the code to it, so that browsers fill it in there and nowhere else
 * (Web OTP, "origin-bound one-time codes").
 */
export const smsText = (words: string, code: string, host?: string): string => {
  const text = withCode(words.replace(/\r\n?/g, '\n').replace(controls, ' ').slice(0, longest), code);
  return host === undefined ? text : `${text}\n\n@${host} #${code}`;
};
