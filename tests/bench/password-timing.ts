import { testApi, stepOf } from '../support/api.ts';

/**
 * PWD-08: can a stranger tell a wrong password from an unknown, disabled or passwordless account by the clock? Every try is
 * another account's first, the classes are interleaved. Run by hand: `npx node tests/bench/password-timing.ts [tries]`.
 * Wanted: medians within 10 %, and a separation (AUC) between 0.4 and 0.6.
 */
const classes = ['wrong password', 'unknown', 'disabled', 'no password'] as const;
type Class = (typeof classes)[number];

const tries = Number(process.argv[2] ?? 300);
const api = await testApi({
  flow: {
    nodes: {
      start: { type: 'entry.sign-in' },
      who: { type: 'identify.ask' },
      password: { type: 'verify.password' },
      in: { type: 'session.issue', zone: 'secure' },
      home: { type: 'zone.screen', zone: 'secure' },
      deny: { type: 'end.deny' },
    },
    edges: {
      'start.started': 'who',
      'who.given': 'password',
      'password.verified': 'in',
      'password.not-enrolled': 'deny',
      'in.issued': 'home',
      'in.refused': 'deny',
    },
  },
});
const { services } = api;
const scope = { app: api.app.id, env: 'live' } as const;
const stored = await services.hashing.hash('the right password');
const taken: Record<Class, number[]> = { 'wrong password': [], unknown: [], disabled: [], 'no password': [] };

for (let n = 0; n < tries + 20; n++) {
  for (const kind of classes.toSorted(() => Math.random() - 0.5)) {
    const email = `${kind.replaceAll(' ', '-')}-${n}@example.org`;
    if (kind !== 'unknown') {
      const id = services.random.id('usr');
      await services.storage.users.create(
        scope,
        {
          id,
          status: kind === 'disabled' ? 'disabled' : 'active',
          attributes: {},
          identifiers: [{ kind: 'email', canonical: email, verified: true }],
        },
        services.clock.now(),
      );
      if (kind !== 'no password') await services.storage.users.setPassword(scope, id, stored, services.clock.now());
    }
    const step = await api.start(email);
    const begun = performance.now();
    stepOf(await api.submit(step, 'submit', { password: 'a wrong password' }));
    if (n >= 20) taken[kind].push(performance.now() - begun);
  }
}
await api.close();

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
/** Chance that a random time of `left` is longer than one of `right`: 0.5 tells nothing. */
const auc = (left: readonly number[], right: readonly number[]): number =>
  left.reduce((sum, a) => sum + right.filter((b) => a > b).length + right.filter((b) => a === b).length / 2, 0) / (left.length * right.length);

const base = taken['wrong password'];
for (const kind of classes) {
  const ratio = median(taken[kind]) / median(base);
  process.stdout.write(
    `${kind.padEnd(16)} median ${median(taken[kind]).toFixed(2)} ms   of wrong ${ratio.toFixed(3)}   AUC ${auc(taken[kind], base).toFixed(3)}\n`,
  );
}
