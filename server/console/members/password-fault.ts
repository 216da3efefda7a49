import type { PasswordFault } from '#flows/kit/ports.ts';
import type { Services } from '#server/services.ts';
import { invalid } from '../fault.ts';

const words: Record<PasswordFault, string> = {
  'too-short': 'Use at least 15 characters: a sentence of four or five words is easy to remember.',
  'too-long': 'Use at most 256 characters.',
  common: 'This password is on lists of common ones. Choose another.',
  'contains-own-data': 'Do not use your name or e-mail address in it.',
};

/** A builder's password is the only factor, so it is judged as one (PWD-01, PWD-04). Throws Fault on the field `field`. */
export const refuseWeakPassword = (services: Services, field: string, password: string, own: { email: string; name: string }): void => {
  const fault = services.hashing.judge(password, {
    onlyFactor: true,
    words: [own.email, own.email.split('@')[0] ?? '', own.name].filter((word) => word.length > 2),
  });
  if (fault !== undefined) throw invalid({ [field]: words[fault] });
};
