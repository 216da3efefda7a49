// `npm start`: answers 503 on the port at once, builds if the sources are newer than the build, then hands the listening server over.
import './require-node.mjs';
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isStale } from './sources.mjs';

const entry = process.argv[2] ?? 'main';
const target = entry === 'runtime' ? 'server' : 'all';
process.env.NODE_ENV ??= 'production';
// As server/env.ts reads it: empty means unset.
const port = Number(process.env.PORT || 3000);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`PORT is "${process.env.PORT}". Set it to a number up to 65535.`);
  process.exit(1);
}

const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000, maxHeaderSize: 16_384 }, (request, response) => {
  const alive = request.url === '/healthz';
  response.writeHead(alive ? 200 : 503, { 'content-type': 'text/plain', 'retry-after': '5', 'cache-control': 'no-store' });
  response.end(alive ? 'ok\n' : 'Sallyport is starting. Try again in a moment.\n');
});
server.on('error', (error) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is in use. Stop what uses it, or set PORT.` : error);
  process.exit(1);
});
await new Promise((resolve) => server.listen(port, process.env.HOST || '127.0.0.1', resolve));

if (isStale(target)) {
  console.log('The sources are newer than the build: building. This takes about half a minute.');
  // The build is its own process: what it needs of memory goes with it.
  const code = await new Promise((resolve) => {
    spawn(process.execPath, [join(import.meta.dirname, 'build.mjs'), target], { stdio: 'inherit' }).once('exit', resolve);
  });
  if (code !== 0) {
    console.error('The build failed. What is wrong stands above.');
    process.exit(1);
  }
}
const built = join(import.meta.dirname, '..', 'dist', 'server');
// What V8 makes of the code, kept beside it: a build takes it away. Where nothing can be written, every start compiles.
enableCompileCache(join(built, 'compiled'));
const { start } = await import(pathToFileURL(join(built, `${entry}.mjs`)).href);
try {
  await (entry === 'runtime' ? start(server) : start({ given: server }));
  flushCompileCache();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
