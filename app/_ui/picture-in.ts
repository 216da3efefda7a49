const dark = /<source media="\(prefers-color-scheme: dark\)"\s+srcset="([^"]+)">/;
const light = /<img\s+alt="([^"]+)"\s+src="([^"]+)">/;

/** The one piece of HTML our pages are written with: a `<picture>` in two themes, with its words first. Undefined: anything else. */
export const pictureIn = (html: string): { alt: string; light: string; dark: string } | undefined => {
  if (!/^<picture>[^]*<\/picture>\s*$/.test(html)) return undefined;
  const [, darkFile] = dark.exec(html) ?? [];
  const [, alt, lightFile] = light.exec(html) ?? [];
  if (alt === undefined || lightFile === undefined || darkFile === undefined) return undefined;
  return { alt: alt.replaceAll(/\s+/g, ' '), light: lightFile, dark: darkFile };
};
