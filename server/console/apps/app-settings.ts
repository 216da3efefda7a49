import * as z from 'zod';
import { lifetime, lifetimesFault } from '#flows/kit/lifetimes.ts';
import { phrase } from '#flows/languages/phrase.ts';

/** How long things live for everybody who signs in from now on (MOB-8). Seconds. */
export const lifetimes = z
  .strictObject({
    accessSeconds: lifetime('accessSeconds'),
    refreshSeconds: lifetime('refreshSeconds'),
    absoluteSeconds: lifetime('absoluteSeconds'),
  })
  .check(({ value, issues }) => {
    const fault = lifetimesFault(value);
    if (fault !== undefined) issues.push({ code: 'custom', input: value, path: [fault.field], message: fault.message });
  });

/** Typed tokens only: nothing a builder writes becomes CSS (WEB-03). The logo is a file, changed by itself (change-logo.ts). */
export const theme = z.strictObject({
  accent: z.string().regex(/^#[0-9a-f]{6}$/, phrase('Choose a colour.')),
  radius: z.int().min(0, phrase('Between 0 and 24 pixels.')).max(24, phrase('Between 0 and 24 pixels.')),
});

/** Small letters, digits and single hyphens: it stands in addresses and tokens. */
export const slug = z
  .string()
  .max(40, phrase('Use at most 40 characters.'))
  .regex(/^[a-z](?:-?[a-z0-9])*$/, phrase('Use small letters, digits and single hyphens, starting with a letter.'));

export const title = z.string().trim().min(1, phrase('Give it a name.')).max(80, phrase('Use at most 80 characters.'));

/** A language tag (BCP 47) such as `en` or `pt-BR`. */
export const language = z
  .string()
  .max(35)
  .refine((tag) => {
    try {
      return Intl.getCanonicalLocales(tag)[0] === tag;
    } catch {
      return false;
    }
  }, 'Choose a language.');

export const appSettings = z.strictObject({
  name: title,
  access: z.enum(['anyone', 'registered', 'added']),
  lifetimes,
  defaultLanguage: language,
  theme,
});
export type AppSettings = z.infer<typeof appSettings>;
