import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const manifest = z.strictObject({ css: z.string(), page: z.string(), phone: z.string() });

export type PageAssets = z.infer<typeof manifest> & {
  /** Scripts by file name. */
  scripts: ReadonlyMap<string, string>;
};

/** Where the scripts are served; their names change with what is in them. */
export const assetPath = (file: string): string => `/hosted/${file}`;

/** Beside the bundled server, or in the repository's dist while the sources run. */
const folders = [join(import.meta.dirname, '..', 'hosted'), join(import.meta.dirname, '..', '..', 'dist', 'hosted')];

/** What `scripts/build-pages.mjs` made. Throws, with advice, when it has not run. */
export const loadPageAssets = (folder = folders.find((candidate) => existsSync(join(candidate, 'assets.json')))): PageAssets => {
  if (folder === undefined) throw new Error('The hosted pages are not built. Run "npm run build".');
  const named = manifest.parse(JSON.parse(readFileSync(join(folder, 'assets.json'), 'utf8')));
  return { ...named, scripts: new Map([named.page, named.phone].map((file) => [file, readFileSync(join(folder, file), 'utf8')])) };
};
