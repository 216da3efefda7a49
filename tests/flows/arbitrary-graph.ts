import * as fc from 'fast-check';
import { applyPatches } from '#flows/graph/apply-patches.ts';
import type { Graph } from '#flows/graph/graph.ts';
import type { GraphPatch } from '#flows/graph/patch.ts';
import { outcomesOf } from '#flows/kit/outcomes-of.ts';
import { inEnglish } from '#flows/languages/say.ts';
import { compileToy, toys } from './toys.ts';

const types = Object.keys(toys);
const outcomes = [
  'started',
  'given',
  'refused',
  'verified',
  'exhausted',
  'cannot-send',
  'wrong',
  'not-enrolled',
  'no-key',
  'none-available',
  'left',
  'right',
  'yes',
  'no',
  'again',
  'used-up',
  'sent',
  'skipped',
  'read',
  'registered',
  'made',
  'done',
  'known',
  'unknown',
  'issued',
];
/** Types the main job is made of come up more often, so that something interesting comes about. */
const likely = [
  'identify.ask',
  'verify.code',
  'verify.secret',
  'verify.key',
  'choose.fallback',
  'decide.flip',
  'user.register',
  'session.issue',
  'zone.screen',
  'end.deny',
];

const config = (type: string): fc.Arbitrary<Record<string, unknown>> => {
  switch (type) {
    case 'identify.ask':
      return fc.record({ kind: fc.constantFrom('email', 'phone', 'username') });
    case 'verify.foreign':
      return fc.constant({ provider: 'p' });
    case 'session.strict':
      return fc.record({ atLeast: fc.constantFrom('two-kinds', 'two-factors') });
    case 'screen.form':
      return fc.record({ name: fc.constantFrom('a', 'b'), scope: fc.constantFrom('shared', 'transient') });
    case 'decide.flip':
      return fc.record({ look: fc.subarray(['vars.a', 'vars.b', 'user.plan']) });
    case 'decide.when':
      return fc.constant({ when: { left: 'context.email', op: 'exists' } });
    case 'user.set':
      return fc.constant({ assignments: [{ column: 'plan', value: 'x' }] });
    case 'screen.old':
      return fc.constant({ first: 'A', last: 'B' });
    default:
      return fc.constant({});
  }
};

const position = fc.record({ x: fc.integer({ min: -1_000, max: 1_000 }), y: fc.integer({ min: -1_000, max: 1_000 }) });
const zones = Object.fromEntries(
  (['public', 'secure', 'vault'] as const).map((key) => [
    key,
    {
      key,
      kind: key === 'public' ? ('public' as const) : ('secure' as const),
      name: key,
      order: 'a0',
      position: { x: 0, y: 0 },
      size: { width: 100, height: 100 },
    },
  ]),
);

/** Any drawing the schema lets through: unknown types, wires to nothing, children of anything, broken settings. */
export const anyGraph: fc.Arbitrary<Graph> = fc.integer({ min: 1, max: 14 }).chain((count) => {
  const id = fc.integer({ min: 0, max: count }).map((index) => `n${index}`);
  const node = fc
    .oneof({ weight: 30, arbitrary: fc.constantFrom(...types, ...likely) }, { weight: 1, arbitrary: fc.constant('what.is-this') })
    .chain((type) =>
      fc
        .record({
          type: fc.constant(type),
          version: fc.oneof(
            { weight: 20, arbitrary: fc.constant(toys[type]?.version ?? 1) },
            { weight: 1, arbitrary: fc.integer({ min: 1, max: 4 }) },
          ),
          zone: fc.oneof(
            { weight: 20, arbitrary: fc.constantFrom('public', 'public', 'secure', 'vault') },
            { weight: 1, arbitrary: fc.constant('gone') },
          ),
          parent: fc.option(id, { freq: 4, nil: undefined }),
          order: fc.constantFrom('a0', 'a1', 'a2'),
          position,
          config: fc.oneof(
            { weight: 15, arbitrary: config(type) },
            { weight: 1, arbitrary: fc.dictionary(fc.constantFrom('kind', 'look', 'x'), fc.jsonValue({ maxDepth: 2 })) },
          ),
        })
        .map(({ parent, ...rest }) => ({ ...rest, ...(parent !== undefined && { parent }) })),
    );
  return fc
    .record({
      nodes: fc.array(node, { minLength: count, maxLength: count }),
      edges: fc.array(fc.record({ from: id, outcome: fc.constantFrom(...outcomes), to: id }), { maxLength: count * 4 }),
    })
    .map(
      ({ nodes, edges }): Graph => ({
        format: 1,
        languages: ['en'],
        zones,
        notes: {},
        strings: {},
        nodes: Object.fromEntries(nodes.map((each, index) => [`n${index}`, each])),
        edges: Object.fromEntries(edges.map((each, index) => [`e${index}`, each])),
      }),
    );
});

/** A drawing in which every outcome is wired, to whatever: what is left to be wrong is wrong about proofs. */
const wiredGraph: fc.Arbitrary<Graph> = fc.integer({ min: 4, max: 12 }).chain((count) => {
  const node = fc
    .constantFrom(...likely, ...likely, ...types.filter((type) => !/^(entry|screen\.lost)/.test(type)))
    .chain((type) =>
      fc.record({ type: fc.constant(type), config: config(type), zone: fc.constantFrom('public', 'secure', 'vault'), inChain: fc.nat(3) }),
    );
  return fc
    .record({
      nodes: fc.array(node, { minLength: count, maxLength: count }),
      targets: fc.array(fc.nat(1_000), { minLength: count * 4, maxLength: count * 4 }),
    })
    .map(({ nodes, targets }): Graph => {
      const chain = nodes.findIndex(({ type }) => type === 'choose.fallback');
      const drawn = nodes.map(({ type, config: settings, zone, inChain }, index) => ({
        type,
        version: toys[type]?.version ?? 1,
        order: `a${index}`,
        position: { x: 0, y: 0 },
        config: settings,
        // What comes before a session stands outside, mostly; what comes after it may stand anywhere.
        zone: /^(session|zone)\./.test(type) ? (zone === 'vault' ? 'vault' : 'secure') : /^(end|user)\./.test(type) ? zone : 'public',
        ...(chain >= 0 && /^verify\./.test(type) && inChain > 1 && { parent: `n${chain}`, zone: 'public' }),
      }));
      let next = 0;
      const free = drawn.flatMap(({ parent }, index) => (parent === undefined ? [index] : []));
      // Mostly onward, so that ways get somewhere; sometimes back, so that there are loops.
      const target = (from: number): string => {
        const onward = free.filter((index) => index > from);
        const dice = targets[next % targets.length] ?? 0;
        next += 1;
        const among = dice % 5 === 0 || onward.length === 0 ? free : onward;
        return `n${among[Math.floor(dice / 5) % among.length] ?? 0}`;
      };
      const edges = drawn.flatMap(({ type, config: settings, parent }, index) => {
        if (parent !== undefined) return [];
        const ids = type === 'choose.fallback' ? ['verified', 'wrong', 'exhausted', 'none-available'] : outcomesOfType(type, settings);
        return ids.map((outcome) => ({ from: `n${index}`, outcome, to: target(index) }));
      });
      return {
        format: 1,
        languages: ['en'],
        zones,
        notes: {},
        strings: {},
        nodes: {
          in: { type: 'entry.sign-in', version: 1, zone: 'public', order: 'a0', position: { x: 0, y: 0 }, config: {} },
          ...Object.fromEntries(drawn.map((each, index) => [`n${index}`, each])),
        },
        edges: {
          e: { from: 'in', outcome: 'started', to: `n${free[0] ?? 0}` },
          ...Object.fromEntries(edges.map((each, index) => [`e${index}`, each])),
        },
      };
    });
});

const outcomesOfType = (type: string, settings: Record<string, unknown>): string[] => {
  const definition = toys[type];
  if (definition === undefined) return [];
  return outcomesOf(definition, definition.config.safeParse(settings).data, inEnglish).map(({ id }) => id);
};

/**
 * Follows the compiler's own advice until it has no error left: applies each fix, and where there is none takes the step
 * or wire away. What remains compiles, and looks like nothing anybody would draw.
 */
export const mended = (graph: Graph): Graph => {
  let current = graph;
  for (let round = 0; round < 60; round += 1) {
    const issue = compileToy(current).issues.find(({ severity }) => severity === 'error');
    if (issue === undefined) return current;
    const blunt: GraphPatch[] =
      issue.edge !== undefined
        ? [{ op: 'remove', path: ['edges', issue.edge] }]
        : issue.node !== undefined
          ? [{ op: 'remove', path: ['nodes', issue.node] }]
          : [];
    const [first, second] = round < 30 ? [issue.fix?.patches ?? blunt, blunt] : [blunt, blunt];
    const applied = applyPatches(current, first);
    const result = applied.ok ? applied : applyPatches(current, second);
    if (!result.ok) return current;
    current = result.graph;
  }
  return current;
};

/** Flows that compile, out of random ones. */
export const soundGraph: fc.Arbitrary<Graph> = fc
  .oneof(wiredGraph, wiredGraph, anyGraph)
  .map(mended)
  .filter((graph) => compileToy(graph).plan !== undefined);
export const flawedGraph: fc.Arbitrary<Graph> = fc.oneof(wiredGraph, anyGraph);
