/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { directionOf } from '#flows/languages/direction-of.ts';
import type { Words } from '../texts/english.ts';
import { fill } from '../texts/fill.ts';
import { type Theme, themeCss } from '../theme/theme-css.ts';
import { Brand, type Look } from '../view/brand.tsx';

export type Page = {
  locale: string;
  words: Words;
  /** Of the document; the heading is the content's. */
  title: string;
  /** The app, where one is known. */
  look?: Look | undefined;
  /** The logo is left out where the address of the page is itself a secret (WEB-09). */
  logo?: boolean;
  sandbox?: boolean;
  /** Address of the app’s web manifest. */
  manifest?: string;
  nonce: string;
  css: string;
  /** Address of the script that takes over, and what it needs. It reads `island` as data, never as code. */
  script?: { src: string; island: unknown };
  /** Seconds until a page without script looks again. */
  refresh?: number;
  /** Finds the logged cause of an error (LOG-03). */
  reference?: string;
  content: ComponentChildren;
};

const plainTheme: Theme = { accent: '#274690', radius: 8, logo: null };

/** JSON that no HTML parser mistakes for markup. */
const inert = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);

const Document = ({ page }: { page: Page }) => (
  <html lang={page.locale} dir={directionOf(page.locale)}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content" />
      <meta name="robots" content="noindex, nofollow" />
      <meta name="format-detection" content="telephone=no" />
      <title>{page.look ? fill(page.words['page.title'], { title: page.title, app: page.look.name }) : page.title}</title>
      <link rel="icon" href="data:," />
      {page.manifest !== undefined && <link rel="manifest" href={page.manifest} />}
      {page.manifest !== undefined && <meta name="theme-color" content={page.look?.theme.accent ?? plainTheme.accent} />}
      {page.refresh !== undefined && (
        <noscript>
          <meta http-equiv="refresh" content={String(page.refresh)} />
        </noscript>
      )}
      {page.script && <script type="module" nonce={page.nonce} src={page.script.src} />}
    </head>
    <body>
      {page.sandbox && <header class="sandbox">{page.words['page.sandbox']}</header>}
      <main class="card">
        {page.look && <Brand look={page.look} logo={page.logo ?? true} />}
        {page.content}
        {page.reference !== undefined && (
          <p class="reference">
            {page.words['page.reference']} <code>{page.reference}</code>
          </p>
        )}
      </main>
    </body>
  </html>
);

/** Puts raw text of ours (computed colours, the built stylesheet, inert JSON) before an end tag: escaped text never holds one. */
const before = (html: string, endTag: string, raw: string): string => html.replace(endTag, () => raw + endTag);

/** A whole page as HTML. Every text in it is text: nothing of a builder's, client's or person's is markup (WEB-01). */
export const renderDocument = (page: Page): string => {
  const style = `<style nonce="${page.nonce}">${themeCss(page.look?.theme ?? plainTheme)}${page.css}</style>`;
  const html = before(`<!doctype html>${renderToString(<Document page={page} />)}`, '</head>', style);
  return page.script === undefined
    ? html
    : before(html, '</body>', `<script type="application/json" id="island">${inert(page.script.island)}</script>`);
};
