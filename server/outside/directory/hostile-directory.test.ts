import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createPlain, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createSecure } from 'node:tls';
import type { Client } from 'ldapts';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { definition } from '#flows/connectors/directory/definition.ts';
import { createEgress } from '#server/security/egress/create-egress.ts';
import { readAllowEntry } from '#server/security/egress/allow-list.ts';
import { type Certificates, makeCertificates } from '#tests/support/certificates.ts';
import { withConnection } from './with-connection.ts';

const folder = mkdtempSync(join(tmpdir(), 'sallyport-hostile-'));
let certificates: Certificates;
beforeAll(() => {
  certificates = makeCertificates(folder, { dns: ['ldap.corp.example'] });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const egress = createEgress(
  ['127.0.0.0/8'].flatMap((text) => readAllowEntry(text) ?? []),
  async () => [{ address: '127.0.0.1', family: 4 }],
);

/** A directory that answers the first thing it hears with whatever `speak` writes. */
const hostile = async (security: 'ldaps' | 'starttls', speak: (socket: Socket) => void) => {
  const sockets: Socket[] = [];
  const hear = (socket: Socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => speak(socket));
  };
  const secrets = () => ({ key: readFileSync(certificates.keyFile), cert: readFileSync(certificates.certFile) });
  const server: Server = security === 'ldaps' ? createSecure(secrets(), hear) : createPlain(hear);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const settings = definition.settings.parse({
    product: 'ldap',
    host: 'ldap.corp.example',
    security,
    port,
    authority: certificates.authority,
    bindDn: 'cn=service',
    baseDn: 'dc=corp,dc=example',
  });
  const begun = performance.now();
  const bind = (client: Client) => client.bind('cn=service', 'secret');
  return { refused: await withConnection(egress, settings, bind).catch((error: unknown) => error), ms: performance.now() - begun };
};

/** An answer to nothing anybody asked, as short as one can be. */
const tiny = Buffer.from([0x30, 5, 2, 1, 99, 0x78, 0]);

test.each(['ldaps', 'starttls'] as const)(
  'LOG-05 a directory that answers with a crowd of tiny messages ends nothing but its connection (%s)',
  async (security) => {
    const strays: unknown[] = [];
    const note = (error: unknown) => strays.push(error);
    const others = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException').on('uncaughtException', note);
    try {
      const crowd = Buffer.alloc(tiny.length * 100_000, tiny);
      expect((await hostile(security, (socket) => socket.write(crowd))).refused).toBeInstanceOf(Error);
    } finally {
      process.off('uncaughtException', note);
      for (const other of others) process.on('uncaughtException', other);
    }
    expect(strays).toEqual([]);
  },
);

test.each(['ldaps', 'starttls'] as const)('OUT-02 a directory whose answer never ends is left after 1 MiB (%s)', async (security) => {
  const piece = Buffer.alloc(65_536);
  let sent = 0;
  const { ms } = await hostile(security, (socket) => {
    socket.write(Buffer.from([0x30, 0x84, 0x7f, 0xff, 0xff, 0xff]));
    const more = () => {
      while (!socket.destroyed && socket.write(piece)) sent += piece.length;
      if (!socket.destroyed) socket.once('drain', more);
    };
    more();
  });
  expect(ms).toBeLessThan(1_500);
  // What was under way in buffers on both sides when the connection ended.
  expect(sent).toBeLessThan(32 * 1_048_576);
});
