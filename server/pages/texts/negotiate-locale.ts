import { closestTag } from '#flows/languages/closest-tag.ts';

const tag = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/;

/** Tags of an Accept-Language header, best first (RFC 9110 12.5.4). At most ten; anything malformed is passed over. */
const accepted = (header: string): string[] =>
  header
    .slice(0, 500)
    .split(',')
    .slice(0, 10)
    .map((part, index) => {
      const [name = '', ...parameters] = part.trim().split(';');
      const weight = /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(parameters.join(';'))?.[1];
      return { name: name.trim(), weight: weight === undefined ? 1 : Number(weight), index };
    })
    .filter(({ name, weight }) => tag.test(name) && weight > 0)
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
    .map(({ name }) => name);

/**
 * The language of a run's pages: one that the app has words in, so that a page never speaks two. `asked` is what the app passed on
 * (`ui_locales`, OpenID Connect 3.1.2.1: space separated, best first), else the browser's Accept-Language.
 */
export const negotiateLocale = (
  request: { asked: string | undefined; acceptLanguage: string | undefined },
  offered: readonly string[],
  otherwise: string,
): string => {
  const wanted = [
    ...(request.asked ?? '')
      .split(/\s+/)
      .filter((name) => tag.test(name))
      .slice(0, 10),
    ...accepted(request.acceptLanguage ?? ''),
  ];
  for (const name of wanted) {
    const found = closestTag(name, offered);
    if (found !== undefined) return found;
  }
  return otherwise;
};
