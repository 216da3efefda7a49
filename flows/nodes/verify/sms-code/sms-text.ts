import { withCode } from '../_shared/with-code.ts';
import type { SmsInput } from './executor.ts';

/** Three messages' worth in the plainest alphabet: what goes beyond is cut off before the code is put behind it. */
const longest = 459;

/** Anything that is not text: line breaks stay (OUT-07). */
const controls = /(?!\n)\p{Cc}/gu;

/**
 * The words of an SMS. On hosted pages its last line binds the code to their host, so that browsers fill it in there and
 * nowhere else (Web OTP, "origin-bound one-time codes").
 */
export const smsText = (words: string, code: string, { context, ports }: Pick<SmsInput, 'context' | 'ports'>): string => {
  const text = withCode(words.replace(/\r\n?/g, '\n').replace(controls, ' ').slice(0, longest), code);
  return context.hosted === true ? `${text}\n\n@${new URL(ports.links.mail('x')).hostname} #${code}` : text;
};
