import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';

const bundled = await build({
  stdin: { contents: "export * from '#flows/client/index.ts';", resolveDir: new URL('.', import.meta.url).pathname, loader: 'ts' },
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  write: false,
  metafile: true,
});

describe('the SDK as an app bundles it', () => {
  test('holds nothing but itself: no zod, no package, no node module', () => {
    const foreign = Object.keys(bundled.metafile.inputs).filter(
      (file) => !file.startsWith('flows/client/') && file !== 'flows/protocol/problem-document.ts' && file !== '<stdin>',
    );
    expect(foreign).toEqual([]);
    expect(bundled.outputFiles[0]?.text).not.toMatch(/\brequire\(|from"|import\(/);
  });

  test('is below 12 kB before compression', () => {
    expect(bundled.outputFiles[0]?.contents.byteLength).toBeLessThan(12_000);
  });
});
