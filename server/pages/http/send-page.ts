import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Services } from '#server/services.ts';
import { assetPath, type PageAssets } from '../assets.ts';
import { type Page, renderDocument } from '../html/document.tsx';
import type { PageContext } from './page-env.ts';
import { securityHeaders } from './security-headers.ts';
import { wordsOf } from './words-of.ts';

/** What pages are made with. */
export type PageKit = { services: Services; assets: () => PageAssets };

type Sent = Pick<Page, 'title' | 'content' | 'logo' | 'refresh' | 'reference'> & {
  status?: ContentfulStatusCode;
  /** Data of the script that takes over; without it the page has no script. */
  island?: unknown;
  formTargets?: readonly string[];
};

/** Draws a page on the request's backdrop and answers with it. */
export const sendPage = (kit: PageKit, c: PageContext, page: Sent): Response => {
  const { status = 200, island, formTargets, ...drawn } = page;
  const { locale, look, sandbox, manifest } = c.get('backdrop');
  const assets = kit.assets();
  const nonce = c.get('nonce');
  const html = renderDocument({
    ...drawn,
    locale,
    look,
    sandbox,
    ...(manifest !== undefined && { manifest }),
    nonce,
    words: wordsOf(c),
    css: assets.css,
    ...(island !== undefined && { script: { src: assetPath(assets.page), island } }),
  });
  return c.body(
    html,
    status,
    securityHeaders({
      nonce,
      https: kit.services.env.publicUrl.startsWith('https:'),
      ...(formTargets && { formTargets }),
    }),
  );
};
