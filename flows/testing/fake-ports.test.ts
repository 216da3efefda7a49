import { describe, expect, test } from 'vitest';
import { fakePorts } from './fake-ports.ts';
import { fakeHash } from './fake-passwords.ts';

const email = { kind: 'email', canonical: 'ada@example.org' } as const;

describe('fake ports', () => {
  test('the clock moves only forward and only when told', () => {
    const { ports, advance } = fakePorts();
    const before = ports.clock.now();
    advance(60_000);
    expect(ports.clock.now()).toBe(before + 60_000);
    expect(() => advance(-1)).toThrow(RangeError);
  });

  test('randomness is the same in every run and differs from draw to draw', () => {
    const first = fakePorts().ports.random;
    const second = fakePorts().ports.random;
    expect([first.digits(6), first.secret(), first.id('usr')]).toEqual([second.digits(6), second.secret(), second.id('usr')]);
    expect(first.digits(6)).not.toBe(first.digits(6));
    expect(first.digits(6)).toMatch(/^[0-9]{6}$/);
  });

  test('OTP-07 a keyed digest depends on the purpose and does not show the value', () => {
    const { digest } = fakePorts().ports;
    expect(digest.keyed('a', '123456')).not.toBe(digest.keyed('b', '123456'));
    expect(digest.keyed('a', '123456')).not.toContain('123456');
  });

  test('an identifier belongs to its verified owner, else to the only one who carries it', async () => {
    const carrier = (id: string, verified: boolean) => ({ id, status: 'active' as const, attributes: {}, identifiers: [{ ...email, verified }] });
    const { ports, world } = fakePorts();
    world.users.set('u1', carrier('u1', false));
    expect((await ports.users.byIdentifier(email))?.id).toBe('u1');
    world.users.set('u2', carrier('u2', false));
    expect(await ports.users.byIdentifier(email)).toBeUndefined();
    world.users.set('u3', carrier('u3', true));
    expect((await ports.users.byIdentifier(email))?.id).toBe('u3');
  });

  test('PWD-08 no user and no password look like a wrong password', async () => {
    const { ports } = fakePorts({ passwords: new Map([['u1', fakeHash('a long enough one')]]) });
    expect(await ports.passwords.verify('u1', 'a long enough one')).toEqual({ result: 'match' });
    expect(await ports.passwords.verify('u1', 'another')).toEqual({ result: 'mismatch' });
    expect(await ports.passwords.verify('u2', 'a long enough one')).toEqual({ result: 'mismatch' });
    expect(await ports.passwords.verify(undefined, 'a long enough one')).toEqual({ result: 'mismatch' });
  });

  test('a counter is forgotten when its window is over', async () => {
    const { ports, world, advance } = fakePorts();
    world.counters.set('k', { count: 3, until: world.now + 1_000 });
    expect(await ports.counters.peek('k')).toEqual({ count: 3 });
    advance(1_000);
    expect(await ports.counters.peek('k')).toEqual({ count: 0 });
  });
});
