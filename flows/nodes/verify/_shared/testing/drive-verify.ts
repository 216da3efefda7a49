import type { Executor, RunContext } from '#flows/kit/define-executor.ts';
import type { NodeDefinition } from '#flows/kit/define-node.ts';
import { outcomesOf } from '#flows/kit/outcomes-of.ts';
import type { Subject } from '#flows/kit/step.ts';
import type { Machine } from '#flows/interpreter/machine.ts';
import { inEnglish } from '#flows/languages/say.ts';
import type { Plan, PlanNode, Template } from '#flows/plan/plan.ts';
import { type Drive, driveRun, type Gateway } from '#flows/testing/drive-run.ts';
import { portsOf } from '#flows/testing/ports-of.ts';
import type { World } from '#flows/testing/world.ts';

export type Verification = { definition: NodeDefinition; executor: Executor };
export type Situation = {
  world: World;
  subject: Subject;
  config?: Record<string, unknown>;
  /** Something was proven about the subject before. */
  proven?: boolean;
  access?: Machine['app']['access'];
  env?: Machine['app']['env'];
  context?: RunContext;
  run?: string;
  gateway?: Gateway;
};

const templateOf = (words: string): Template => words.split(/\{([^}]+)\}/).map((part, index) => (index % 2 === 0 ? part : { path: part }));

/**
 * For tests of verifying nodes: a run of `who` (names the subject) → `check` (the node under test) → `over`, on the real
 * interpreter and the in-memory storage. `screen` is where the run stands.
 */
export const driveVerify = (
  { definition, executor }: Verification,
  situation: Situation,
): Drive & { begin: () => ReturnType<Drive['start']>; screen: () => ReturnType<typeof stateOf> } => {
  const {
    world,
    subject,
    config = {},
    proven = false,
    access = 'anyone',
    env = 'live',
    context = {},
    run = 'run_1',
    gateway = { up: true },
  } = situation;
  const parsed = definition.config.parse(config);
  const outcomes = outcomesOf(definition, parsed, inEnglish);
  const node = (id: string, type: string, own: Partial<PlanNode>): PlanNode => ({
    id,
    type,
    version: 1,
    config: {},
    zone: 0,
    irreversible: false,
    outcomes: {},
    ...own,
  });
  const plan: Plan = {
    format: 1,
    hash: 'test',
    languages: ['en'],
    entries: [{ id: 'who', type: 'toy.who', node: 0 }],
    zones: [{ key: 'public', kind: 'public', name: 'Public' }],
    nodes: [
      node('who', 'toy.who', {
        outcomes: {
          given: { label: '', kind: 'pass', to: { go: 1 }, edges: [], ...(proven && { proves: { assurance: 'knowledge', amr: ['pwd'] } }) },
        },
      }),
      node('check', definition.id, {
        config: parsed,
        outcomes: Object.fromEntries(
          outcomes.map(({ id, label, kind, proves }) => [
            id,
            { label, kind, to: { go: 2 }, edges: [], ...(proves && { proves: { assurance: proves.assurance, amr: [...proves.amr] } }) },
          ]),
        ),
      }),
      node('over', 'toy.over', {}),
    ],
    strings: { en: Object.fromEntries(Object.entries(definition.texts).map(([name, words]) => [`${definition.id}.${name}`, templateOf(words)])) },
    variables: {},
  };
  const executors: Machine['executors'] = {
    [definition.id]: executor,
    'toy.who': async () => ({ kind: 'exit', outcome: 'given', subject }),
    'toy.over': async () => ({ kind: 'finish', result: 'done', title: { key: 'over' } }),
  };
  const machine: Machine = {
    plan,
    executors,
    ports: portsOf(world),
    identity: { run, flow: 'flow_1', version: 1 },
    app: { app: 'demo', name: 'Demo', env, access, lifetimes: { accessSeconds: 900, refreshSeconds: 3_600, absoluteSeconds: 3_600 } },
  };
  const drive = driveRun(machine, world, gateway);
  return { ...drive, begin: () => drive.start({ context }), screen: () => stateOf(world, run) };
};

const stateOf = (world: World, run: string) => {
  const stored = world.runs.get(run);
  const state = stored?.states.at(-1);
  if (stored === undefined || state === undefined) throw new Error(`${run} has not begun`);
  return { state, run: stored, problems: state.problems.map(({ code }) => code), subject: state.subject };
};

/** The outcome a deed made the node under test take; undefined while it waits. */
export const outcomeOf = (driven: Awaited<ReturnType<Drive['back']>>): string | undefined => {
  if (driven.kind === 'refused') return `refused: ${driven.refusal.code}`;
  const last = driven.transitions.findLast(({ node }) => node === 'check')?.outcome;
  return last === 'ask' || last === 'wait' || last === 'sending' ? undefined : last;
};
