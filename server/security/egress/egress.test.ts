import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { freePort } from '#tests/support/free-port.ts';
import { listenHttp } from '#tests/support/listen-http.ts';
import { readAllowEntry } from './allow-list.ts';
import { createEgress, type Resolve } from './create-egress.ts';
import { EgressFault, egressWords } from './egress-fault.ts';
import { isPublicAddress } from './judge-address.ts';

/** A real server on loopback, and the paths it was asked for. */
const listening = async (answer: (response: ServerResponse) => void) => {
  const { url, seen } = await listenHttp((_, response) => answer(response));
  return { port: Number(new URL(url).port), asked: () => seen.map(({ path }) => path) };
};
const allowing = (...entries: string[]) => entries.flatMap((text) => readAllowEntry(text) ?? []);
const nowhere: Resolve = async () => [];
const web = new Set([80, 443]);

/** What a call was refused with; `through` when it was not. */
const refusal = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
    return 'through';
  } catch (error) {
    return error instanceof EgressFault ? error.code : `not a fault: ${String(error)}`;
  }
};

describe('OUT-01 the address is judged after DNS', () => {
  const forms = [
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0177.0.0.1',
    '0x7f000001',
    '0x7f.0.0.1',
    '0.0.0.0',
    '0',
    'localhost',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
  ];
  test.each(forms)('OUT-01 loopback written as %s is not called', async (host) => {
    const { port, asked } = await listening((response) => response.end('secret'));
    expect(await refusal(createEgress([]).fetch(`http://${host}:${port}/`))).toBe('address-not-allowed');
    expect(asked()).toEqual([]);
  });

  const inner = [
    '10.0.0.1',
    '172.16.3.4',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    '198.18.0.1',
    '240.0.0.1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '2001:db8::1',
    '64:ff9b::a00:1',
    '64:ff9b:1::a00:1',
    '2002:a00:1::',
    '2001::1',
    '::ffff:10.0.0.1',
    '::ffff:169.254.169.254',
    '::127.0.0.1',
    '::7f00:1',
    '::a9fe:a9fe',
    '0:0:0:1::1',
    '4000::1',
    'e000::1',
    '168.63.129.16',
    '::ffff:168.63.129.16',
    '100::1',
    'fe80::1%eth0',
    'no address',
  ];
  test.each(inner)('OUT-01 %s is not an address of the open internet', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
  test.each(['8.8.8.8', '93.184.215.14', '2606:4700::1111', '::ffff:8.8.8.8'])('OUT-01 %s is one', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test('OUT-01 a name that leads inside is not called, nor one with a good and a bad address', async () => {
    const { port, asked } = await listening((response) => response.end());
    for (const addresses of [['127.0.0.1'], ['93.184.215.14', '127.0.0.1'], ['::ffff:127.0.0.1']]) {
      const egress = createEgress([], async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
      expect(await refusal(egress.fetch(`http://rebind.example:${port}/`))).toBe('address-not-allowed');
    }
    expect(asked()).toEqual([]);
  });

  test('OUT-01 what was judged is what is connected to: the name is looked up once', async () => {
    const { port, asked } = await listening((response) => response.end('here'));
    let looked = 0;
    const egress = createEgress(allowing(`one.example:${port}`), async () => {
      looked += 1;
      return [{ address: looked === 1 ? '127.0.0.1' : '192.0.2.1', family: 4 }];
    });
    expect(await (await egress.fetch(`http://one.example:${port}/x`)).text()).toBe('here');
    expect([looked, asked()]).toEqual([1, ['/x']]);
  });

  test('OUT-01 the operator opens one host at one port, or a range, and nothing beside it', async () => {
    const { port, asked } = await listening((response) => response.end());
    expect(await refusal(createEgress(allowing(`127.0.0.1:${port}`)).fetch(`http://127.0.0.1:${port}/a`))).toBe('through');
    expect(await refusal(createEgress(allowing('127.0.0.0/8')).fetch(`http://[::ffff:127.0.0.1]:${port}/b`))).toBe('through');
    expect(await refusal(createEgress(allowing(`127.0.0.1:${port + 1}`)).fetch(`http://127.0.0.1:${port}/c`))).toBe('address-not-allowed');
    expect(await refusal(createEgress(allowing('10.0.0.0/8')).fetch(`http://127.0.0.1:${port}/d`))).toBe('address-not-allowed');
    expect(asked()).toEqual(['/a', '/b']);
  });

  test.each(['10.0.0.0', '10.0.0.0/33', 'host', 'host:0', 'host:70000', 'http://host:80', '*:443', '[fe80::zz]:1', ''])(
    'OUT-01 %s in EGRESS_ALLOW is not understood, so it is refused',
    (text) => {
      expect(readAllowEntry(text)).toBeUndefined();
    },
  );

  test('OUT-01 a name without an address is an unknown host', async () => {
    expect(await refusal(createEgress([], nowhere).lookup('none.example', 443, web))).toBe('unknown-host');
  });
});

describe('OUT-02 calls are bounded', () => {
  const open = () => createEgress(allowing('127.0.0.0/8'));

  test('OUT-02 only http and https, without a password in the address, and only at usual ports', async () => {
    for (const url of [
      'ftp://example.org/',
      'file:///etc/passwd',
      'data:text/plain,x',
      'http://user:pw@example.org/',
      'gopher://example.org',
      'nonsense',
    ]) {
      expect(await refusal(createEgress([], nowhere).fetch(url))).toBe('bad-address');
    }
    const outside = createEgress([], async () => [{ address: '93.184.215.14', family: 4 }]);
    for (const port of [22, 25, 6379, 5432]) expect(await refusal(outside.lookup('example.org', port, web))).toBe('port-not-allowed');
  });

  test('OUT-02 a redirect is not followed', async () => {
    const inside = await listening((response) => response.end('inside'));
    const { port } = await listening((response) => response.writeHead(302, { location: `http://127.0.0.1:${inside.port}/` }).end());
    expect((await open().fetch(`http://127.0.0.1:${port}/`)).status).toBe(302);
    expect(inside.asked()).toEqual([]);
  });

  test('OUT-02 a body is cut at 1 MiB, counted after unpacking', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1_048_576));
    expect(bomb.byteLength).toBeLessThan(1_048_576);
    const packed = await listening((response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    expect(await refusal(open().fetch(`http://127.0.0.1:${packed.port}/`))).toBe('too-large');
    const plain = await listening((response) => response.end(Buffer.alloc(1_048_577)));
    expect(await refusal(open().fetch(`http://127.0.0.1:${plain.port}/`))).toBe('too-large');
    const fits = await listening((response) => response.end(Buffer.alloc(1_048_576)));
    expect((await (await open().fetch(`http://127.0.0.1:${fits.port}/`)).arrayBuffer()).byteLength).toBe(1_048_576);
  });

  test('OUT-02 a server that dribbles its answer is left after five seconds', async () => {
    const { port } = await listening((response) => {
      const timer = setInterval(() => response.write('.'), 200);
      response.on('close', () => clearInterval(timer));
    });
    const begun = performance.now();
    expect(await refusal(open().fetch(`http://127.0.0.1:${port}/`))).toBe('too-slow');
    expect(performance.now() - begun).toBeLessThan(6_000);
  }, 10_000);

  test('OUT-02 nobody there, and one who hangs up, are told apart from slow ones', async () => {
    const { port } = await listening((response) => response.destroy());
    expect(await refusal(open().fetch(`http://127.0.0.1:${port}/`))).toBe('broken-answer');
    const free = await freePort();
    expect(await refusal(open().fetch(`http://127.0.0.1:${free}/`))).toBe('unreachable');
  });
});

describe('OUT-03 nothing of the remote shows', () => {
  test('OUT-03 a fault is one of our own words, whatever the server said', async () => {
    const { port } = await listening((response) => response.socket?.end('HTTP/1.1 SECRET-TOKEN leaked\r\n\r\n'));
    const error = await createEgress(allowing('127.0.0.0/8'))
      .fetch(`http://127.0.0.1:${port}/`)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(EgressFault);
    expect(
      JSON.stringify([error, String(error), error instanceof Error ? error.stack : '', error instanceof Error ? error.cause : '']),
    ).not.toContain('SECRET');
  });

  test('OUT-03 every fault has words that say what to do', () => {
    for (const words of Object.values(egressWords)) expect(words).toMatch(/^[A-Z].*\.$/);
  });
});
