import { posix } from 'node:path';
import { registry } from '#flows/nodes/registry.ts';

/** `file` from the root of the repository. The list is closed: no path of a caller's making is ever read. */
export type DocPage = { slug: string; title: string; file: string };

export const guides: readonly { title: string; pages: readonly DocPage[] }[] = [
  {
    title: 'To understand',
    pages: [
      { slug: 'tour', title: 'A tour in two minutes', file: 'docs/tour.md' },
      { slug: 'concepts', title: 'Concepts', file: 'docs/concepts.md' },
    ],
  },
  {
    title: 'To do',
    pages: [
      { slug: 'security-page', title: 'Decide who gets in, by answering questions', file: 'docs/how-to/security-page.md' },
      { slug: 'build-a-flow', title: 'Build a flow', file: 'docs/how-to/build-a-flow.md' },
      { slug: 'keep-a-large-flow-readable', title: 'Keep a large flow readable', file: 'docs/how-to/keep-a-large-flow-readable.md' },
      { slug: 'build-without-a-mouse', title: 'Build by keyboard, by touch, or by reading', file: 'docs/how-to/build-without-a-mouse.md' },
      { slug: 'find-your-way', title: 'Find your way, copy, export', file: 'docs/how-to/find-your-way.md' },
      { slug: 'publish-and-compare', title: 'Publish, compare, go back', file: 'docs/how-to/publish-and-compare.md' },
      { slug: 'connect-an-app', title: 'Connect an app', file: 'docs/how-to/connect-an-app.md' },
      { slug: 'active-directory', title: 'Let employees in with Active Directory', file: 'docs/how-to/active-directory.md' },
      { slug: 'ask-for-a-pin-again', title: 'Ask for a PIN when the app was left alone', file: 'docs/how-to/ask-for-a-pin-again.md' },
      { slug: 'allowed-networks', title: 'Only from your networks', file: 'docs/how-to/allowed-networks.md' },
      { slug: 'bring-your-users-in', title: 'Bring your users in', file: 'docs/how-to/bring-your-users-in.md' },
      { slug: 'codes-by-email', title: 'Codes by e-mail', file: 'docs/how-to/codes-by-email.md' },
      { slug: 'codes-by-sms', title: 'Codes by SMS', file: 'docs/how-to/codes-by-sms.md' },
      { slug: 'create-auth', title: 'Create Auth: add an external identity later', file: 'docs/how-to/create-auth.md' },
      { slug: 'how-long-people-stay-signed-in', title: 'How long people stay signed in', file: 'docs/how-to/how-long-people-stay-signed-in.md' },
      { slug: 'keep-what-must-work', title: 'Keep what must work as scenarios', file: 'docs/how-to/keep-what-must-work.md' },
      { slug: 'links', title: 'Common and personal links', file: 'docs/how-to/links.md' },
      { slug: 'nothing-before-the-proof', title: 'Nothing is shown before the proof', file: 'docs/how-to/nothing-before-the-proof.md' },
      { slug: 'open-and-secure-zones', title: 'Open and secure zones', file: 'docs/how-to/open-and-secure-zones.md' },
      { slug: 'open-and-secured-app', title: 'An open and a secured app side by side', file: 'docs/how-to/open-and-secured-app.md' },
      { slug: 'openid-connect', title: 'Connect Microsoft Entra or any OpenID Connect service', file: 'docs/how-to/openid-connect.md' },
      { slug: 'people', title: 'Let others build with you', file: 'docs/how-to/people.md' },
      { slug: 'sign-in-with-google', title: 'Let people in with Google', file: 'docs/how-to/sign-in-with-google.md' },
      { slug: 'try-it-in-the-phone', title: 'Try a flow in the phone', file: 'docs/how-to/try-it-in-the-phone.md' },
      { slug: 'several-languages', title: 'Speak several languages', file: 'docs/how-to/several-languages.md' },
      { slug: 'who-may-enter', title: 'Who may enter', file: 'docs/how-to/who-may-enter.md' },
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
      { slug: 'command-line', title: 'The command line', file: 'docs/reference/command-line.md' },
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

/** Where a picture of `from` is in the console. Only those of the documentation are there. */
export const docPicture =
  (from: DocPage) =>
  (file: string): string | undefined => {
    const [, name] = /^docs\/images\/([a-z0-9-]+\.png)$/.exec(posix.join(posix.dirname(from.file), file)) ?? [];
    return name && `/docs/images/${name}`;
  };
