import { afterEach, describe, expect, test } from 'vitest';
import { compactFlow } from '#flows/testing/case.ts';
import { expandFlow } from '#flows/testing/expand-flow.ts';
import { compileFor } from '#server/engine/compile-for.ts';
import { codeFlow, stepOf, testApi, type TestApi, type TestFlow } from '../support/api.ts';

/** The networks sign-in is allowed from, judged by the address the server itself sees. */
let api: TestApi;
afterEach(() => api.close());

const only = (...ranges: string[]): TestFlow => ({
  nodes: { ...codeFlow.nodes, network: { type: 'access.ip-range', config: { ranges } } },
  edges: { ...codeFlow.edges, 'start.started': 'network', 'network.inside': 'who', 'network.outside': 'deny' },
});
const open = async (ranges: readonly string[], trusted?: string) => {
  api = await testApi({ flow: only(...ranges), ...(trusted !== undefined && { env: { TRUSTED_PROXIES: trusted } }) });
};
/** Where somebody who asks from `socket` gets to, with whatever headers they send. */
const comesFrom = async (socket: string, headers: Record<string, string> = {}): Promise<'inside' | 'outside'> => {
  const step = stepOf(
    await api.request(
      '/api/v1/live/test/flows/sign-in/runs',
      { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: '{}' },
      socket,
    ),
  );
  expect([step.kind, step.node]).toEqual(step.node === 'who' ? ['ask', 'who'] : ['failed', 'deny']);
  return step.node === 'who' ? 'inside' : 'outside';
};
const forwarded = (value: string) => ({ 'x-forwarded-for': value });

describe('MOB-10 what a range lets in', () => {
  test.each<[string, string[], string[], string[]]>([
    ['an IPv4 block', ['192.0.2.0/28'], ['192.0.2.0', '192.0.2.15'], ['192.0.2.16', '192.0.1.255', '10.0.0.1']],
    ['an IPv4 span', ['192.0.2.10 - 192.0.2.20'], ['192.0.2.10', '192.0.2.20'], ['192.0.2.9', '192.0.2.21']],
    ['one address', ['192.0.2.7'], ['192.0.2.7'], ['192.0.2.6', '192.0.2.8']],
    ['an IPv6 block', ['2001:db8:1::/48'], ['2001:db8:1::1', '2001:db8:1:ffff::9'], ['2001:db8:2::1', '::1']],
    ['an IPv6 span', ['2001:db8::a - 2001:db8::ff'], ['2001:db8::a', '2001:db8::ff'], ['2001:db8::9', '2001:db8::100']],
    ['several, of both kinds', ['192.0.2.0/24', '2001:db8::/32'], ['192.0.2.99', '2001:db8::99'], ['198.51.100.1', '2001:db9::1']],
  ])('%s', async (_, ranges, inside, outside) => {
    await open(ranges);
    for (const address of inside) expect(await comesFrom(address), address).toBe('inside');
    for (const address of outside) expect(await comesFrom(address), address).toBe('outside');
  });

  test('an IPv4 address is the same in IPv6’s clothes, as dual-stack sockets write it', async () => {
    await open(['192.0.2.0/24']);
    expect(await comesFrom('::ffff:192.0.2.9')).toBe('inside');
    expect(await comesFrom('::ffff:198.51.100.9')).toBe('outside');
    await api.publish(only('::ffff:192.0.2.0/120'));
    expect(await comesFrom('192.0.2.9')).toBe('inside');
    expect(await comesFrom('198.51.100.9')).toBe('outside');
  });

  test('IPv4 ranges say nothing about IPv6, and an address nobody can tell is outside', async () => {
    await open(['0.0.0.0/1', '128.0.0.0/1']);
    expect(await comesFrom('192.0.2.1')).toBe('inside');
    expect(await comesFrom('2001:db8::1')).toBe('outside');
    expect(await comesFrom('not an address')).toBe('outside');
  });

  test('from inside one gets all the way in; outside nothing is sent and nobody is made', async () => {
    await open(['192.0.2.0/24']);
    const send = (path: string, body: unknown, from: string) =>
      api.request(`/api/v1/live/test${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }, from);
    const refused = stepOf(await send('/flows/sign-in/runs', { context: { email: 'eve@example.org' } }, '203.0.113.7'));
    expect(refused).toMatchObject({ kind: 'failed', node: 'deny' });
    expect(api.mails).toEqual([]);

    const asked = stepOf(await send('/flows/sign-in/runs', { context: { email: 'ada@example.org' } }, '192.0.2.9'));
    const submit = { state: asked.state, action: 'submit', inputs: { code: api.code() } };
    expect(stepOf(await send(`/runs/${asked.run}/submit`, submit, '192.0.2.9'))).toMatchObject({
      kind: 'done',
      result: { zone: { kind: 'secure' } },
    });
    expect(await api.services.storage.users.count({ app: api.app.id, env: 'live' }, {})).toBe(1);
  });
});

describe('MOB-10 whose address counts', () => {
  const office = '192.0.2.9';
  const [home, proxy] = ['203.0.113.7', '10.0.0.5'];

  test('without a trusted proxy X-Forwarded-For is anybody’s word', async () => {
    await open(['192.0.2.0/24']);
    for (const claim of [office, `${office}, ${home}`, `${home}, ${office}`, '127.0.0.1', `"${office}"`])
      expect(await comesFrom(home, forwarded(claim)), claim).toBe('outside');
    expect(await comesFrom(home, { forwarded: `for=${office}`, 'x-real-ip': office, 'x-client-ip': office, 'cf-connecting-ip': office })).toBe(
      'outside',
    );
    expect(await comesFrom(office, forwarded(home))).toBe('inside');
  });

  test('a trusted proxy says who asks; what stands left of its word was written by the asker', async () => {
    await open(['192.0.2.0/24'], '10.0.0.0/8');
    expect(await comesFrom(proxy, forwarded(office))).toBe('inside');
    expect(await comesFrom(proxy, forwarded(home))).toBe('outside');
    expect(await comesFrom(proxy, forwarded(`${office}, ${home}`))).toBe('outside');
    // Two proxies of ours in a row: the first that is none of them is who asks.
    expect(await comesFrom(proxy, forwarded(`${office}, 10.0.0.9`))).toBe('inside');
    expect(await comesFrom(proxy, forwarded(`${office}, ${home}, 10.0.0.9`))).toBe('outside');
  });

  test('a proxy that is not ours is believed nothing; one of ours that says nothing readable is itself the asker', async () => {
    await open(['192.0.2.0/24'], '10.0.0.0/8');
    expect(await comesFrom('11.0.0.5', forwarded(office))).toBe('outside');
    expect(await comesFrom(proxy)).toBe('outside');
    for (const noise of ['', 'unknown', `${office}, nonsense`, '192.0.2.9:443', '192.0.2.009'])
      expect(await comesFrom(proxy, forwarded(noise)), noise).toBe('outside');
  });

  test('an IPv6 proxy passes on an IPv6 address', async () => {
    await open(['2001:db8:1::/48'], 'fd00::/8');
    expect(await comesFrom('fd00::1', forwarded('2001:db8:1::7'))).toBe('inside');
    expect(await comesFrom('fd00::1', forwarded('2001:db8:2::7'))).toBe('outside');
  });
});

describe('MOB-10 what cannot be published', () => {
  const errorsOf = async (flow: TestFlow) => {
    const { issues, plan } = await compileFor(api.services.storage, api.app, expandFlow(compactFlow.parse(flow)));
    expect(plan === undefined).toBe(issues.some(({ severity }) => severity === 'error'));
    return issues.filter(({ severity }) => severity === 'error').map(({ code, node }) => `${code} at ${node}`);
  };
  const two = (first: string, second: string): TestFlow => ({
    nodes: { ...only(first).nodes, branch: { type: 'access.ip-range', config: { ranges: [second] } } },
    edges: { ...only(first).edges, 'network.inside': 'branch', 'branch.inside': 'who', 'branch.outside': 'deny' },
  });

  test('no range: nobody would get through', async () => {
    await open(['192.0.2.0/24']);
    expect(await errorsOf(only())).toEqual(['ip-ranges-empty at network']);
  });

  test.each(['192.0.2.0/33', '192.0.2.20 - 192.0.2.10', '192.0.2', '192.0.2.1 - 2001:db8::1', '2001:db8::/129', 'office', '0x7f.0.0.1'])(
    '%s is no range',
    async (range) => {
      await open(['192.0.2.0/24']);
      expect(await errorsOf(only(range))).toEqual(['invalid-setting at network']);
    },
  );

  test('two steps after each other whose networks have no address in common', async () => {
    await open(['192.0.2.0/24']);
    expect(await errorsOf(two('192.0.2.0/24', '198.51.100.0/24'))).toEqual(['ip-ranges-exclude-everyone at branch']);
    expect(await errorsOf(two('192.0.2.0/24', '2001:db8::/32'))).toEqual(['ip-ranges-exclude-everyone at branch']);
    expect(await errorsOf(two('192.0.2.0/24', '192.0.2.128/25'))).toEqual([]);
    await expect(api.publish(two('10.0.0.1 - 10.0.0.9', '10.0.0.10'))).rejects.toThrow('Nobody gets to “Inside”');
  });
});
