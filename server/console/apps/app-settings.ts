import * as z from 'zod';

const day = 86_400;

/** Bounds of the lifetimes a builder may set (MOB-8). Seconds. */
export const lifetimeBounds = {
  accessSeconds: { least: 60, most: day },
  refreshSeconds: { least: 600, most: 400 * day },
  absoluteSeconds: { least: 3_600, most: 400 * day },
} as const;

const words = { accessSeconds: 'Access', refreshSeconds: 'Staying signed in', absoluteSeconds: 'The longest visit' } as const;
const within = (key: keyof typeof lifetimeBounds, range: string) => {
  const { least, most } = lifetimeBounds[key];
  const message = `${words[key]} lasts from ${range}.`;
  return z.int(message).min(least, message).max(most, message);
};

/** How long things live for everybody who signs in from now on. Seconds. */
export const lifetimes = z
  .strictObject({
    accessSeconds: within('accessSeconds', 'one minute to one day'),
    refreshSeconds: within('refreshSeconds', 'ten minutes to 400 days'),
    absoluteSeconds: within('absoluteSeconds', 'one hour to 400 days'),
  })
  .refine((value) => value.accessSeconds <= value.refreshSeconds, { path: ['accessSeconds'], message: 'Access must not outlast staying signed in.' })
  .refine((value) => value.refreshSeconds <= value.absoluteSeconds, { path: ['refreshSeconds'], message: 'Staying signed in must not outlast the longest visit.' });

/** Typed tokens only: nothing a builder writes becomes CSS (WEB-03). A logo is fetched by the person's browser, over HTTPS (WEB-02). */
export const theme = z.strictObject({
  accent: z.string().regex(/^#[0-9a-f]{6}$/, 'Choose a colour.'),
  radius: z.int().min(0, 'Between 0 and 24 pixels.').max(24, 'Between 0 and 24 pixels.'),
  logo: z.url({ protocol: /^https$/, error: 'The address of a logo starts with https://.' }).max(2_000).nullable(),
});

/** Small letters, digits and single hyphens: it stands in addresses and tokens. */
export const slug = z
  .string()
  .max(40, 'Use at most 40 characters.')
  .regex(/^[a-z](?:-?[a-z0-9])*$/, 'Use small letters, digits and single hyphens, starting with a letter.');

export const title = z.string().trim().min(1, 'Give it a name.').max(80, 'Use at most 80 characters.');

/** A language tag (BCP 47) such as `en` or `pt-BR`. */
export const language = z.string().max(35).refine((tag) => {
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
