import type { Machine } from '../interpreter/machine.ts';
import { present } from '../interpreter/present.ts';
import type { HeldSession } from '../kit/held-session.ts';
import type { Issue } from '../kit/issue.ts';
import type { LoginResult } from '../kit/login.ts';
import type { Graph } from '../graph/graph.ts';
import type { Plan } from '../plan/plan.ts';
import type { CaseStep, Expectation, FlowCase } from './case.ts';
import { type Drive, type Driven, driveRun, type Gateway } from './drive-run.ts';
import { expandFlow } from './expand-flow.ts';
import { comeBack, providerIssuer } from './fake-federation.ts';
import { portsOf } from './ports-of.ts';
import { fillInputs, newestLink } from './read-mail.ts';
import { seedWorld } from './seed-world.ts';
import type { World } from './world.ts';

export type CaseTools = {
  compile(graph: Graph, app: FlowCase['app']): Promise<{ plan?: Plan; issues: readonly Issue[] }>;
  executors: Machine['executors'];
};

/**
 * `seen[0]` is the first screen, `seen[n]` what followed `steps[n - 1]`. `broke`: what a step threw; nothing was seen
 * from there on.
 */
export type CaseRun = { issues: readonly Issue[]; seen: readonly Expectation[]; world: World; broke?: unknown };

/** Plays a case through the real compiler and interpreter on in-memory ports. */
export const runCase = async (given: FlowCase, { compile, executors }: CaseTools): Promise<CaseRun> => {
  const world = seedWorld(given);
  const graph = 'format' in given.flow ? given.flow : expandFlow(given.flow);
  const { plan, issues } = await compile(graph, given.app);
  if (plan === undefined || given.issues !== undefined) return { issues, seen: [], world };

  const gateway: Gateway = gatewayOf(given.gateway);
  const machine: Machine = {
    plan,
    executors,
    ports: portsOf(world),
    app: { app: 'demo', name: 'Demo', env: given.app.env, access: given.app.access, lifetimes: given.app.lifetimes },
    identity: { run: 'run_1', flow: 'flow_1', version: 1 },
  };
  const drive = driveRun(machine, world, gateway);
  const look = (driven: Driven | undefined): Expectation => view(plan, world, driven);
  const seen: Expectation[] = [];
  try {
    const session = heldOf(world);
    const begun = await drive.start({
      context: given.context,
      locale: given.locale,
      ...(given.entry !== undefined && { entry: given.entry }),
      ...(session && { session }),
      ...(given.personal !== undefined && { subject: { user: given.personal } }),
    });
    seen.push(look(begun));
    for (const step of given.steps) seen.push(look(await perform(step, drive, world, gateway)));
  } catch (broke) {
    return { issues, seen, world, broke };
  }
  return { issues, seen, world };
};

/** The session the case begins with, as an entry is given it. */
const heldOf = ({ sessions: [session] }: World): HeldSession | undefined =>
  session && {
    id: session.id,
    ...(session.user !== undefined && { user: session.user }),
    zone: session.zone,
    zoneKind: session.zoneKind,
    amr: session.amr,
    proofs: session.proofs,
    locked: session.locked === true,
  };

/** What the provider says of the person, about the account of the sign-in under way. */
const saidBy = (world: World, provider: NonNullable<CaseStep['provider']>): LoginResult => {
  if (typeof provider === 'string') return { result: provider };
  const { subject, label, email, roles } = provider;
  const connector = world.logins.at(-1)?.connector ?? '';
  const profile = { ...(label !== undefined && { label }), ...(email !== undefined && { email }), ...(roles !== undefined && { roles }) };
  return { result: 'verified', identity: { connector, issuer: providerIssuer, subject }, profile };
};

/** Undefined: the world changed, the run did not. */
const gatewayOf = (state: FlowCase['gateway']): Gateway => ({ up: state !== 'down', sms: state === 'up' });

const perform = async (step: CaseStep, drive: Drive, world: World, gateway: Gateway): Promise<Driven | undefined> => {
  if (step.answer !== undefined) return drive.answer(step.answer.action, fillInputs(world, step.answer.inputs), step.answer.state);
  if (step.back === true) return drive.back();
  if (step.provider !== undefined) return drive.answer('return', { code: comeBack(world, saidBy(world, step.provider)) });
  if (step.openLink === true) return drive.openLink(newestLink(world));
  if (step.advanceSeconds !== undefined) world.now += step.advanceSeconds * 1000;
  if (step.gateway !== undefined) Object.assign(gateway, gatewayOf(step.gateway));
  if (step.setStatus !== undefined) {
    const user = world.users.get(step.setStatus.user);
    if (user !== undefined) world.users.set(user.id, { ...user, status: step.setStatus.status });
  }
  return undefined;
};

const view = (plan: Plan, world: World, driven: Driven | undefined): Expectation => {
  const run = world.runs.get('run_1');
  const shown = run && present(plan, run, world.now);
  if (shown === undefined) throw new Error('the run stands nowhere');
  const refusal = driven?.kind === 'refused' ? driven.refusal : undefined;
  return {
    kind: shown.kind,
    node: shown.node,
    challenge: shown.challenge.kind,
    title: shown.challenge.title.text,
    ...(shown.challenge.body && { body: shown.challenge.body.text }),
    ...(shown.screen !== undefined && { screen: shown.screen }),
    fields: shown.fields.map((field) => field.name),
    actions: shown.actions.map((action) => action.id),
    problems: shown.problems.map((problem) => problem.code),
    took:
      driven?.kind === 'moved' ? driven.transitions.filter((passed) => isExit(plan, passed)).map(({ node, outcome }) => `${node}.${outcome}`) : [],
    canBack: shown.can_back,
    ...(refusal && { refused: refusal.code }),
    ...(refusal && 'errors' in refusal && { errors: refusal.errors.map(({ path, code }) => `${path}:${code}`) }),
  };
};

/** A transition also says that a node stopped (`ask`, `wait`, …); only outcomes it declares were taken. */
const isExit = (plan: Plan, { node, outcome }: { node: string; outcome: string }): boolean =>
  plan.nodes.some(({ id, outcomes }) => id === node && Object.hasOwn(outcomes, outcome));
