import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..', '..', '..');

/** Writes the gallery of screens into `folder`; the files are `<name>.html`. */
export const buildGallery = async (folder: string): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  const script = join(folder, 'write-gallery.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['tests/support/gallery/write-gallery.tsx'],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    logLevel: 'warning',
  });
  execFileSync(process.execPath, [script, folder], { cwd: root });
};
