import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lexer, type Token, walkTokens } from 'marked';

const isHeading = (token: Token): boolean => token.type === 'heading';
const textOf = (token: Token): string => ('text' in token && typeof token.text === 'string' ? token.text : '');
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const anchorsIn = (file: string): ReadonlySet<string> =>
  new Set(
    lexer(readFileSync(file, 'utf8'))
      .filter(isHeading)
      .map((token) => anchorOf(textOf(token))),
  );

const linksIn = (text: string): readonly string[] => {
  const links: string[] = [];
  walkTokens(lexer(text), (token) => {
    if (token.type === 'link' && typeof token.href === 'string') links.push(token.href);
  });
  return [...links, ...[...text.matchAll(/(?:src|srcset)="([^"]+)"/g)].map(([, source = '']) => source)];
};

/** Links of Markdown files that lead to no file, or to no heading of it. Addresses on the web are not followed. */
export const brokenLinks = (root: string, files: readonly string[]): readonly string[] =>
  files.flatMap((file) => {
    const from = join(root, file);
    return linksIn(readFileSync(from, 'utf8')).flatMap((link) => {
      if (/^[a-z]+:/.test(link)) return [];
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? from : join(dirname(from), path);
      const leads = existsSync(target) && (anchor === undefined || (target.endsWith('.md') && anchorsIn(target).has(anchor)));
      return leads ? [] : [`${file}: ${link}`];
    });
  });
