// Builds what the hosted pages and the phone frame load: two scripts with their hash in the name, and the stylesheet.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, transform } from 'esbuild';

const root = join(import.meta.dirname, '..');

/** Writes the files and `assets.json`, which names them, into `outdir`. */
export const buildPages = async (outdir = join(root, 'dist', 'hosted')) => {
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['server/pages/browser/page.tsx', 'server/pages/browser/phone.tsx'],
    outdir,
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    // Sign-in pages meet older phones than the console does.
    target: ['chrome100', 'firefox100', 'safari15.4'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    charset: 'utf8',
    metafile: true,
    logLevel: 'warning',
  });
  const nameOf = (entry) => basename(Object.entries(metafile.outputs).find(([, output]) => output.entryPoint?.endsWith(`/${entry}.tsx`))?.[0] ?? '');
  const css = await transform(readFileSync(join(root, 'server/pages/style.css'), 'utf8'), { loader: 'css', minify: true });
  writeFileSync(join(outdir, 'assets.json'), JSON.stringify({ css: css.code, page: nameOf('page'), phone: nameOf('phone') }));
};
