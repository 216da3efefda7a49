import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '#flows/compiler/compile.ts';
import { executors } from '#flows/nodes/executors.ts';
import { registry } from '#flows/nodes/registry.ts';
import { outcomesOf } from '#flows/kit/outcomes-of.ts';
import { inEnglish } from '#flows/languages/say.ts';
import type { Machine } from '#flows/interpreter/machine.ts';
import type { Plan } from '#flows/plan/plan.ts';
import { compactFlow } from '#flows/testing/case.ts';
import { driveRun } from '#flows/testing/drive-run.ts';
import { expandFlow } from '#flows/testing/expand-flow.ts';
import { fakeHash } from '#flows/testing/fake-passwords.ts';
import { portsOf } from '#flows/testing/ports-of.ts';
import { emptyWorld, type World } from '#flows/testing/world.ts';

/**
 * Random graphs and random histories (FLOW-07, FLOW-08): whoever is at the keyboard reads only the mail of `mine` and knows no
 * password. Whatever they draw, answer, replay or go back to, nobody else's session is ever theirs.
 */
const mine = 'mallory@example.org';
const victim = { id: 'ada', email: 'ada@example.org', password: 'correct horse battery staple' };
const app = {
  access: 'registered',
  lifetimes: { accessSeconds: 600, refreshSeconds: 3600, absoluteSeconds: 7200 },
  defaultLanguage: 'en',
  columns: emptyWorld().columns,
} as const;

const worldWithVictim = (): World =>
  emptyWorld({
    users: new Map([
      [
        victim.id,
        {
          id: victim.id,
          status: 'active',
          attributes: { email: victim.email },
          identifiers: [{ kind: 'email', canonical: victim.email, verified: true }],
        },
      ],
    ]),
    passwords: new Map([[victim.id, fakeHash(victim.password)]]),
  });

/** Steps between the entry and the session, as a builder might put them, in any order and number. */
const steps: Record<string, { type: string; config?: Record<string, unknown> }> = {
  who: { type: 'identify.ask' },
  code: { type: 'verify.email-code' },
  link: { type: 'verify.email-link' },
  password: { type: 'verify.password' },
  register: { type: 'identify.register' },
  company: { type: 'access.email-domain', config: { domains: ['@example.org'] } },
  retry: { type: 'decide.retry-limit' },
  note: { type: 'screen.message' },
};
const kinds = Object.keys(steps);

/** Any steps in any order; or a sound line with more put in between, so that many drawings compile and let somebody in. */
const anyOrder = fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 7 });
const soundOrder = fc
  .record({ proof: fc.constantFrom('code', 'link'), more: fc.array(fc.record({ kind: fc.constantFrom(...kinds), at: fc.nat(3) }), { maxLength: 3 }) })
  .map(({ proof, more }) => more.reduce((line, { kind, at }) => line.toSpliced(at, 0, kind), ['who', proof, 'register']));
const drawing = fc.record({
  order: fc.oneof(anyOrder, { weight: 2, arbitrary: soundOrder }),
  wild: fc.array(fc.record({ wire: fc.nat(40), to: fc.nat(12) }), { maxLength: 3 }),
});

/** A line of steps from entry to secure zone, every way out going on (failures to the refusal); then some wires go astray. */
const draw = ({ order, wild }: { order: string[]; wild: { wire: number; to: number }[] }) => {
  const line = order.map((kind, index) => ({ id: `${kind}${index}`, ...steps[kind] }));
  const middle = Object.fromEntries(line.map(({ id, type = '', config = {} }) => [id, { type, config }]));
  const nodes = {
    start: { type: 'entry.sign-in' },
    ...middle,
    in: { type: 'session.issue', zone: 'secure' },
    home: { type: 'zone.screen', zone: 'secure' },
    deny: { type: 'end.deny' },
  };
  const ids = Object.keys(nodes);
  const edges: Record<string, string> = { 'start.started': line[0]?.id ?? 'in', 'in.issued': 'home', 'in.refused': 'deny' };
  for (const [index, { id, type = '' }] of line.entries()) {
    const definition = registry[type];
    const ways = definition === undefined ? [] : outcomesOf(definition, definition.config.safeParse(middle[id]?.config).data, inEnglish);
    for (const way of ways) edges[`${id}.${way.id}`] = way.kind === 'pass' ? (line[index + 1]?.id ?? 'in') : 'deny';
  }
  const wires = Object.keys(edges);
  for (const { wire, to } of wild) {
    const [from, target] = [wires[wire % wires.length], ids[1 + (to % (ids.length - 1))]];
    if (from !== undefined && target !== undefined) edges[from] = target;
  }
  return expandFlow(compactFlow.parse({ nodes, edges }));
};

/** The same, and what a broken compiler might hand out: jumps changed after all proofs were made. */
const tamper = (plan: Plan, jumps: { node: number; outcome: number; to: number }[]): Plan => {
  const nodes = plan.nodes.map((node) => ({ ...node, outcomes: { ...node.outcomes } }));
  for (const { node, outcome, to } of jumps) {
    const changed = nodes[node % nodes.length];
    const id = changed && Object.keys(changed.outcomes)[outcome % Math.max(1, Object.keys(changed.outcomes).length)];
    const old = changed && id !== undefined ? changed.outcomes[id] : undefined;
    if (changed && id !== undefined && old) changed.outcomes[id] = { ...old, to: { go: to % nodes.length } };
  }
  return { ...plan, nodes };
};

const deed = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('answer' as const),
      email: fc.constantFrom(mine, mine, mine, victim.email),
      code: fc.constantFrom('newest', 'newest', 'newest', 'wrong', 'other'),
      password: fc.constantFrom('guess', ''),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('back' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('link' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('replay' as const), number: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('foreign' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('twice' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('empty' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(30, 61, 400) }) },
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

const readable = (world: World) => world.mailbox.filter((message) => message.to === mine);
const codeIn = (world: World, which: 'newest' | 'other'): string => {
  const codes = readable(world).flatMap((message) => /\b\d{6}\b/.exec(message.text)?.[0] ?? []);
  return (which === 'newest' ? codes.at(-1) : codes[0]) ?? '000000';
};

/** Plays one history; whatever the person could truly show is what they were mailed. */
const play = async (plan: Plan, deeds: readonly Deed[]): Promise<World> => {
  const world = worldWithVictim();
  const machine: Machine = {
    plan,
    executors,
    ports: portsOf(world),
    app: { app: 'demo', name: 'Demo', env: 'live', access: app.access, lifetimes: app.lifetimes },
    identity: { run: 'run', flow: 'flow', version: 1 },
  };
  const drive = driveRun(machine, world, { up: true });
  await drive.start({});
  const answer = (inputs: Record<string, unknown>, number?: number) => {
    const challenge = world.runs.get('run')?.states.at(-1)?.challenge;
    const action = challenge?.actions.find((candidate) => candidate.primary)?.id ?? 'submit';
    return drive.answer(action, inputs, number);
  };
  const asked = (values: Record<string, string>) => {
    const fields = world.runs.get('run')?.states.at(-1)?.challenge.fields ?? [];
    return Object.fromEntries(
      fields.map((field) => [field.name, field.type === 'password' ? values.password : field.type === 'code' ? values.code : values.email]),
    );
  };
  for (const step of deeds) {
    const values = { email: mine, code: codeIn(world, 'newest'), password: 'guess' };
    if (step.do === 'wait') world.now += step.seconds * 1000;
    else if (step.do === 'back') await drive.back();
    else if (step.do === 'empty') await answer({});
    else if (step.do === 'foreign') await answer({ code: values.code, password: victim.id, email: victim.email, screen: 'home', node: 'in' });
    else if (step.do === 'replay') await answer(asked(values), step.number);
    else if (step.do === 'twice') await Promise.all([answer(asked(values)), answer(asked(values))]);
    else if (step.do === 'link') {
      const secret = /\/l\/([\w-]+)/.exec(readable(world).findLast((message) => message.text.includes('/l/'))?.text ?? '')?.[1];
      if (secret !== undefined) await drive.openLink(secret);
    } else if (step.do === 'answer') {
      const code = step.code === 'wrong' ? '111111' : codeIn(world, step.code);
      await answer(asked({ email: step.email, code, password: step.password }));
    }
  }
  return world;
};

/** Nobody but the owner of the shown mailbox has a session, and a secure one rests on a proof about its user. */
const holds = (world: World) => {
  for (const session of world.sessions) {
    expect(session.user, "the victim's session").not.toBe(victim.id);
    if (session.zoneKind !== 'secure') continue;
    expect(session.proofs.length).toBeGreaterThan(0);
    const user = session.user === undefined ? undefined : world.users.get(session.user);
    expect(user?.identifiers.some(({ canonical, verified }) => canonical === mine && verified)).toBe(true);
    expect(readable(world).length).toBeGreaterThan(0);
  }
  expect(world.passwords.get(victim.id)).toBe(fakeHash(victim.password));
};

const histories = fc.array(deed, { minLength: 3, maxLength: 14 });

describe('random graphs, random histories', () => {
  test('FLOW-07 FLOW-08 FLOW-10 what compiles never lets a stranger in', async () => {
    let compiled = 0;
    let entered = 0;
    await fc.assert(
      fc.asyncProperty(drawing, fc.array(histories, { minLength: 3, maxLength: 3 }), async (drawn, played) => {
        const { plan } = compile(draw(drawn), { registry, app });
        if (plan === undefined) return;
        compiled += 1;
        for (const deeds of played) {
          const world = await play(plan, deeds);
          holds(world);
          if (world.sessions.length > 0) entered += 1;
        }
      }),
      { numRuns: 1_000, seed: 20_261_122 },
    );
    // The property must not hold for want of anything to hold for.
    expect(compiled).toBeGreaterThan(100);
    expect(entered).toBeGreaterThan(30);
  });

  test('FLOW-07 even a plan whose jumps were changed after compiling does not: the record is judged, not the position', async () => {
    const { plan } = compile(draw({ order: ['who', 'code', 'register'], wild: [] }), { registry, app });
    if (plan === undefined) throw new Error('the plain flow does not compile');
    let entered = 0;
    const jump = fc.record({ node: fc.nat(20), outcome: fc.nat(5), to: fc.nat(20) });
    await fc.assert(
      fc.asyncProperty(fc.array(jump, { minLength: 1, maxLength: 4 }), histories, async (jumps, deeds) => {
        const world = await play(tamper(plan, jumps), deeds);
        holds(world);
        if (world.sessions.length > 0) entered += 1;
      }),
      { numRuns: 1_500, seed: 20_261_122 },
    );
    expect(entered).toBeGreaterThan(10);
  });
});
