import { posix } from 'node:path';
import { registry } from '#flows/nodes/registry.ts';

/** `file` from the root of the repository. The list is closed: no path of a caller's making is ever read. */
export type DocPage = { slug: string; title: string; file: string };

export const guides: readonly { title: string; pages: readonly DocPage[] }[] = [
  { title: 'To understand', pages: [{ slug: 'concepts', title: 'Concepts', file: 'docs/concepts.md' }] },
  {
    title: 'To do',
    pages: [
      { slug: 'connect-an-app', title: 'Connect an app', file: 'docs/how-to/connect-an-app.md' },
      { slug: 'send-mail', title: 'Send mail', file: 'docs/how-to/send-mail.md' },
      { slug: 'postgresql', title: 'Run on PostgreSQL', file: 'docs/how-to/postgresql.md' },
      { slug: 'behind-a-proxy', title: 'Stand behind a proxy', file: 'docs/how-to/behind-a-proxy.md' },
      { slug: 'back-up', title: 'Back up and restore', file: 'docs/how-to/back-up.md' },
      { slug: 'keys', title: 'Look after the keys', file: 'docs/how-to/keys.md' },
    ],
  },
  {
    title: 'To look up',
    pages: [
      { slug: 'node-types', title: 'Step types', file: 'docs/reference/node-types.md' },
      { slug: 'compiler-issues', title: 'What the compiler finds', file: 'docs/reference/compiler-issues.md' },
      { slug: 'problem-codes', title: 'Problem codes', file: 'docs/reference/problem-codes.md' },
    ],
  },
];

const steps: readonly DocPage[] = Object.values(registry).map(({ id, title }) => ({
  slug: `steps/${id}`,
  title,
  file: `flows/nodes/${id.replace('.', '/')}/README.md`,
}));
const index: DocPage = { slug: '', title: 'Documentation', file: 'docs/README.md' };
const all = [index, ...guides.flatMap(({ pages }) => pages), ...steps];
const bySlug = new Map(all.map((page) => [page.slug, page]));
const byFile = new Map(all.map((page) => [page.file, page]));

export const docPage = (slug: string): DocPage | undefined => bySlug.get(slug);

/** Where a link written in `from` leads in the console: another of these pages, a place on this one, or the web. */
export const docLink =
  (from: DocPage) =>
  (href: string): string | undefined => {
    if (/^https?:\/\//.test(href) || href.startsWith('#')) return href;
    const [path = '', anchor] = href.split('#');
    const page = byFile.get(posix.join(posix.dirname(from.file), path));
    return page && `/docs${page.slug === '' ? '' : `/${page.slug}`}${anchor === undefined ? '' : `#${anchor}`}`;
  };
