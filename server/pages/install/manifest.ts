import type { Realm } from '#server/engine/realm.ts';
import type { PageContext } from '../http/page-env.ts';

/** A day: a builder's new name or colour shows the next day at the latest. */
const cached = { 'cache-control': 'public, max-age=86400', 'x-content-type-options': 'nosniff' };

/** The app as something to be saved on a home screen (W3C Web Application Manifest). It opens at the common link (MOB-2, MOB-11). */
export const webManifest = (c: PageContext, { app, pageBase, scope }: Realm): Response =>
  c.body(
    JSON.stringify({
      id: pageBase,
      name: scope.env === 'sandbox' ? `${app.name} (sandbox)` : app.name,
      short_name: app.name.slice(0, 12),
      start_url: pageBase,
      scope: pageBase,
      display: 'standalone',
      background_color: '#ffffff',
      theme_color: app.theme.accent,
      icons: [
        { src: `${pageBase}/icon.svg`, sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
        { src: `${pageBase}/icon.svg`, sizes: 'any', type: 'image/svg+xml', purpose: 'maskable' },
      ],
    }),
    200,
    { ...cached, 'content-type': 'application/manifest+json; charset=utf-8' },
  );

const escaped = (text: string): string => text.replaceAll(/[<>&'"]/g, (mark) => `&#${mark.codePointAt(0)};`);

/** The app's first letter on its colour, with room around it for masks. The colour is a checked token, the letter is escaped (WEB-03). */
export const appIcon = (c: PageContext, { app }: Realm): Response => {
  const [letter = ''] = [...new Intl.Segmenter().segment(app.name.trim().toLocaleUpperCase())].map(({ segment }) => segment);
  return c.body(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512"><rect width="512" height="512" fill="${app.theme.accent}"/>` +
      `<text x="256" y="256" dy=".36em" text-anchor="middle" font-family="system-ui, sans-serif" font-size="240" font-weight="600" fill="#fff">${escaped(letter)}</text></svg>`,
    200,
    { ...cached, 'content-type': 'image/svg+xml', 'content-security-policy': "default-src 'none'" },
  );
};
