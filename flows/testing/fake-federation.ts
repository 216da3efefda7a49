import type { LoginResult } from '../kit/login.ts';
import type { FederationPort } from '../kit/ports.ts';
import { fakeDigest } from './fake-digest.ts';
import { fakeRandom } from './fake-random.ts';
import type { World } from './world.ts';

/** Who every fake provider is. */
export const providerIssuer = 'https://provider.example.org';

/** ms */
const life = 600_000;

/** A provider that is always there; what it says is decided by `comeBack`. */
export const fakeFederation = (world: World): FederationPort => ({
  begin: async (visit) => {
    const state = fakeRandom(world).secret();
    const login = { ...visit, hash: fakeDigest.hash(state), sealed: '', expiresAt: world.now + life };
    return { result: 'ready', url: `${providerIssuer}/?state=${state}`, login };
  },
  redeem: async ({ connector, run, node, visit }, code) => {
    const hash = fakeDigest.hash(code);
    const login = world.logins.find(({ returned }) => returned?.hash === hash);
    const fits = login?.connector === connector && login.run === run && login.node === node && login.visit === visit;
    return login?.returned === undefined || login.returned.spent || !fits ? undefined : { ...login.returned.result, hash };
  },
});

/** The person comes back from the provider they left for last; the return code they bring. */
export const comeBack = (world: World, result: LoginResult): string => {
  const code = fakeRandom(world).secret();
  const login = world.logins.at(-1);
  if (login === undefined) throw new Error('nobody has left for a provider');
  login.returned = { hash: fakeDigest.hash(code), result, spent: false };
  return code;
};
