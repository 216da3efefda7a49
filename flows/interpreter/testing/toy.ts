import { fakePorts } from '../../testing/fake-ports.ts';
import type { Executor } from '../../kit/define-executor.ts';
import type { Proves } from '../../kit/assurance.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Challenge } from '../../protocol/challenge.ts';
import type { Decision } from '../decision.ts';
import type { Machine } from '../machine.ts';
import type { Run } from '../run.ts';

type ToyOutcome = { to: string | 'back'; kind?: 'pass' | 'fail' | 'unavailable'; proves?: Proves };
export type ToyNode = { run: Executor; outcomes?: Record<string, ToyOutcome>; irreversible?: boolean; role?: 'entry' };

/** A challenge with one text field `value` and a button `go`. */
export const question = (title: string): Challenge => ({
  kind: 'form',
  title: { key: title },
  fields: [{ name: 'value', type: 'text', required: true, label: { key: 'value' }, maxLength: 20 }],
  actions: [{ id: 'go', label: { key: 'go' }, primary: true, inputs: true }],
});

/** A node that asks once and takes `outcome` on any answer. */
export const asking =
  (title: string, outcome: string, more: Partial<{ memo: Record<string, string> }> = {}): Executor =>
  async ({ arrival }) =>
    arrival.kind === 'enter' ? { kind: 'ask', challenge: question(title), ...more } : { kind: 'exit', outcome };

export const exiting =
  (outcome: string): Executor =>
  async () => ({ kind: 'exit', outcome });

export const finishing =
  (result: 'done' | 'failed'): Executor =>
  async () => ({ kind: 'finish', result, title: { key: result } });

/** A plan of toy nodes, in the order given; the first is the entry. Each node is its own type. */
export const toyMachine = (nodes: Record<string, ToyNode>, variables: Plan['variables'] = {}): Machine => {
  const ids = Object.keys(nodes);
  const plan: Plan = {
    format: 1,
    hash: 'toy',
    languages: ['en'],
    variables,
    entries: [{ id: ids[0] ?? '', type: ids[0] ?? '', node: 0 }],
    zones: [{ key: 'secure', kind: 'secure', name: 'Secure' }],
    nodes: Object.entries(nodes).map(([id, node]) => ({
      id,
      type: id,
      version: 1,
      config: {},
      zone: 0,
      irreversible: node.irreversible ?? false,
      outcomes: Object.fromEntries(
        Object.entries(node.outcomes ?? {}).map(([outcome, { to, kind = 'pass', proves }]) => [
          outcome,
          {
            label: outcome,
            kind,
            edges: [`${id}-${outcome}`],
            to: to === 'back' ? { back: true } : { go: ids.indexOf(to) },
            ...(proves && { proves: { assurance: proves.assurance, amr: [...proves.amr] } }),
          },
        ]),
      ),
    })),
    strings: { en: { hello: ['Hello ', { path: 'context.team.id' }, { path: 'user.name' }] } },
  };
  return {
    plan,
    executors: Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, node.run])),
    ports: fakePorts().ports,
    app: {
      app: 'app',
      name: 'App',
      env: 'live',
      access: 'registered',
      lifetimes: { accessSeconds: 600, refreshSeconds: 3600, absoluteSeconds: 7200 },
    },
    identity: { run: 'run', flow: 'flow', version: 1 },
  };
};

export const committed = (decision: Decision | undefined): Extract<Decision, { kind: 'commit' }> => {
  if (decision?.kind !== 'commit') throw new Error(`expected a commit, got ${JSON.stringify(decision)}`);
  return decision;
};

/** Where a run stands: `ask:title`, `failed`. */
export const standing = (run: Run): string => {
  const state = run.states.at(-1);
  return state === undefined ? 'nowhere' : state.kind === 'ask' ? `ask:${state.challenge.title.key}` : state.kind;
};
