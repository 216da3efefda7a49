import { connect } from 'node:net';
import type { Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runtimeApp } from '#server/http/runtime-app.ts';
import { listen } from '#server/serve.ts';
import { stepOf, testApi, type TestApi } from '../support/api.ts';

/** Bytes on the wire, to the listener that both entry points use: 4xx or a closed connection, never a 5xx, never a crash (IN-07). */
let api: TestApi;
let server: Server;
let port: number;

beforeAll(async () => {
  api = await testApi();
  const app = runtimeApp(api.services);
  server = await listen(
    { port: 0, host: '127.0.0.1' },
    getRequestListener((request, bindings) => app.fetch(request, bindings)),
  );
  const address = server.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await api.close();
});

/** What comes back until the other side closes, or for two seconds. */
const send = (bytes: string | Buffer) =>
  new Promise<string>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    const end = () => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(2_000, end);
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('error', end);
    socket.on('close', end);
    socket.end(bytes);
  });
const request = (head: string, body = '') => `${head.replaceAll('\n', '\r\n')}\r\n\r\n${body}`;
const statusOf = (answer: string) => Number(/^HTTP\/1\.[01] (\d{3})/.exec(answer)?.[1] ?? 0);
const run = '/api/v1/live/test/flows/sign-in/runs';
const post = (headers: string, body = '{}') => request(`POST ${run} HTTP/1.1\nHost: x\nContent-Type: application/json\n${headers}`, body);

const malformed: [string, string | Buffer][] = [
  ['no Host', request('GET /healthz HTTP/1.1')],
  ['two Hosts', request('GET /healthz HTTP/1.1\nHost: a\nHost: b')],
  ['a Host that is no host', request(`GET ${run} HTTP/1.1\nHost: a b\\c/[`)],
  ['a Host with user and path', request(`GET /api/v1/live/test/session HTTP/1.1\nHost: user:pass@evil.example/x?y#z`)],
  ['an absolute address', request('GET http://evil.example/api/v1/live/test/session HTTP/1.1\nHost: x')],
  ['an address that is none', request('GET http://[::1/api HTTP/1.1\nHost: x')],
  ['no path', request('GET  HTTP/1.1\nHost: x')],
  ['two slashes', request('GET //evil.example/%2f.. HTTP/1.1\nHost: x')],
  ['broken percent encoding', request('GET /api/v1/live/%zz/runs/%E0%A4%A?%=% HTTP/1.1\nHost: x')],
  ['an encoded NUL', request('GET /api/v1/live/test%00/session HTTP/1.1\nHost: x')],
  ['raw bytes in the path', Buffer.concat([Buffer.from('GET /a/\xff\xfe\x00 HTTP/1.1\r\nHost: x\r\n\r\n', 'latin1')])],
  ['a path of 20 kB', request(`GET /a/${'x'.repeat(20_000)} HTTP/1.1\nHost: x`)],
  ['a header of 20 kB', request(`GET /a/test HTTP/1.1\nHost: x\nX-Long: ${'x'.repeat(20_000)}`)],
  [
    'three thousand headers',
    request(`GET /a/test/sign-in HTTP/1.1\nHost: x\n${Array.from({ length: 3_000 }, (_, index) => `A${index}: 1`).join('\n')}`),
  ],
  ['a header without a name', request('GET /a/test HTTP/1.1\nHost: x\n: nothing')],
  ['control characters in a header', request('GET /a/test HTTP/1.1\nHost: x\nCookie: a=\x01\x02\x00')],
  ['a folded header', request('GET /a/test HTTP/1.1\nHost: x\nAuthorization: Bearer\n x')],
  ['garbage for cookies', request('GET /a/test/nothing HTTP/1.1\nHost: x\nCookie: =;;;%E0%A4%A;__Host-=;"\\";a=b=c;=;__Host-sallyport=%')],
  ['two Content-Lengths', post('Content-Length: 2\nContent-Length: 3')],
  ['a negative Content-Length', post('Content-Length: -1')],
  ['a Content-Length of letters', post('Content-Length: 0x2')],
  ['a Content-Length beside chunks', post('Content-Length: 2\nTransfer-Encoding: chunked', '0\r\n\r\n')],
  ['a chunk that is none', post('Transfer-Encoding: chunked', 'zz\r\n{}\r\n0\r\n\r\n')],
  ['an unknown transfer encoding', post('Transfer-Encoding: gzip')],
  ['a compressed body', post('Content-Encoding: gzip\nContent-Length: 2')],
  ['a length over the limit', post('Content-Length: 1000000000')],
  ['100,000 bytes in chunks', post('Transfer-Encoding: chunked', `186a0\r\n${'{"a":"'.padEnd(100_000, 'x')}\r\n0\r\n\r\n`)],
  ['TRACE', request('TRACE /a/test HTTP/1.1\nHost: x')],
  ['CONNECT', request('CONNECT evil.example:443 HTTP/1.1\nHost: x')],
  ['an unknown method', request('BREW /a/test HTTP/1.1\nHost: x')],
  ['an upgrade', request('GET /api/v1/live/test/session HTTP/1.1\nHost: x\nConnection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Key: x')],
  ['HTTP/2 without asking', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ['HTTP/9', request('GET / HTTP/9.9\nHost: x')],
  ['TLS', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03])],
  ['a range', request('GET /hosted/page.js HTTP/1.1\nHost: x\nRange: bytes=9-1,-,0-99999999999')],
];

describe('IN-07 on the wire', () => {
  test.each(malformed)('%s', async (_, bytes) => {
    const answer = await send(bytes);
    expect(statusOf(answer), answer.slice(0, 300)).toBeLessThan(500);
    expect(answer).not.toMatch(/at .*\.(ts|mjs|js):\d+|node_modules|SqliteError|Error:/);
  });

  test('LOG-03 and the server serves on, having logged no failure of its own', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}${run}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
    expect(answer.status).toBe(201);
    expect(api.logged.filter((line) => line.includes('request failed'))).toEqual([]);
  });

  test('IN-01 a body in small pieces is counted while it comes: over 64 kB it is refused without waiting for its end', async () => {
    const stream = new ReadableStream<Uint8Array>({
      async pull(controller) {
        await new Promise((resolve) => setTimeout(resolve, 1));
        controller.enqueue(new Uint8Array(8_192).fill(32));
      },
    });
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers: { 'content-type': 'application/json' }, body: stream, duplex: 'half' };
    const answer = await fetch(`http://127.0.0.1:${port}${run}`, init);
    expect(answer.status).toBe(413);
  });

  test('IN-09 slow senders hold no one up', async () => {
    const slow = Array.from({ length: 200 }, () => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write('POST /api/v1/live/test/flows/sign-in/runs HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n');
      return socket;
    });
    const begun = performance.now();
    expect(stepOf(await api.post('/flows/sign-in/runs', {})).kind).toBe('ask');
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
    expect(performance.now() - begun).toBeLessThan(2_000);
    for (const socket of slow) socket.destroy();
  });
});
