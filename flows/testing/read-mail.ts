import type { World } from './world.ts';

const newestMail = (world: World): string => {
  const mail = world.mailbox.at(-1);
  if (mail === undefined) throw new Error('no mail has arrived');
  return mail.text;
};

/** The code in the newest mail: its first run of four to ten digits. */
export const newestCode = (world: World): string => {
  const code = /(?<!\d)\d{4,10}(?!\d)/.exec(newestMail(world))?.[0];
  if (code === undefined) throw new Error('the newest mail has no code');
  return code;
};

/** The secret of the link in the newest mail. */
export const newestLink = (world: World): string => {
  const secret = /\/l\/([\w-]+)/.exec(newestMail(world))?.[1];
  if (secret === undefined) throw new Error('the newest mail has no link');
  return secret;
};

/** Another code of the same length, always wrong. */
const wrongCode = (code: string): string => `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;

/** Puts `{code}` and `{wrong-code}` into what a case types. */
export const fillInputs = (world: World, inputs: { [field: string]: unknown }): { [field: string]: unknown } =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => {
      if (value === '{code}') return [name, newestCode(world)];
      return [name, value === '{wrong-code}' ? wrongCode(newestCode(world)) : value];
    }),
  );
