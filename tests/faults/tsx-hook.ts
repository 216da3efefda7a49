import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

/** Node strips types by itself, but leaves JSX to others: the pages' `.tsx` as the build would compile them. */
registerHooks({
  load: (url, context, next) => {
    if (!url.endsWith('.tsx')) return next(url, context);
    const { code } = transformSync(readFileSync(fileURLToPath(url), 'utf8'), { loader: 'tsx', jsx: 'automatic', sourcefile: fileURLToPath(url) });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
