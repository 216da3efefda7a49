import type { ExecutorInput } from '../kit/define-executor.ts';
import type { PortName } from '../kit/ports.ts';
import type { Arrival, Step } from '../kit/step.ts';
import type { PlanNode } from '../plan/plan.ts';
import type { Challenge } from '../protocol/challenge.ts';
import type { Decision, Failed, Transition } from './decision.ts';
import type { Machine } from './machine.ts';
import { findTemplate } from './resolve-text.ts';
import { returnTo, screenBefore } from './return-to.ts';
import { runLimits } from './run.ts';
import { continues } from './subject.ts';
import { fillChallenge, fillProblems, lookUp, wordsOf } from './values.ts';
import { endWalk, type Walk } from './walk.ts';

type Place = { node: number; visit: number; arrival: Arrival };

/** The run cannot go on for a reason no node has an outcome for: it ends refused, never skips (FLOW-05). */
const failClosed = (machine: Machine, walk: Walk, place: Pick<Place, 'node' | 'visit'>, rule: NonNullable<Transition['rule']>, fault?: unknown): Decision => {
  const id = machine.plan.nodes[place.node]?.id ?? '';
  walk.transitions.push({ node: id, visit: place.visit, outcome: 'failed', rule, edges: [] });
  // Nothing that the broken step wanted is written with the refusal, but tries stay counted: else guessing were free
  // wherever a wrong guess ends the run (OTP-05).
  walk.effects.length = 0;
  walk.guards = walk.guards.filter(({ kind }) => kind === 'count' || kind === 'throttle');
  walk.message = undefined;
  const challenge: Challenge = { kind: 'message', title: { key: 'flow.failed' }, body: { key: 'flow.failed-body' }, fields: [], actions: [] };
  const decision = endWalk(machine, walk, { node: place.node, visit: place.visit, kind: 'failed', challenge, problems: [], statusText: { key: 'flow.failed' } });
  return decision.kind === 'commit' && fault !== undefined ? { ...decision, fault } : decision;
};

/** Outages are the caller's to answer with 503, the run unchanged; anything else a node throws is a defect. */
const isOutage = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'busy' || error.code === 'unavailable');

const inputFor = (machine: Machine, walk: Walk, node: PlanNode, place: Place): ExecutorInput<unknown, PortName> | undefined => {
  const zone = machine.plan.zones[node.zone];
  if (zone === undefined) return undefined;
  return {
    config: node.config,
    node: { id: node.id, visit: place.visit, zone: { key: zone.key, kind: zone.kind } },
    run: { id: machine.identity.run, flow: machine.identity.flow, version: machine.identity.version, locale: walk.run.locale },
    arrival: place.arrival,
    memo: walk.memos[`${node.id}:${place.visit}`] ?? {},
    subject: walk.subject,
    proofs: walk.proofs,
    context: walk.run.context,
    app: machine.app,
    value: (path) => lookUp(machine, walk, path),
    say: (own, name, values) => ({ key: own?.text ?? `${node.type}.${name}`, ...(values && { values }) }),
    words: (phrase) => wordsOf(machine, walk, phrase),
    ports: walk.ports,
  };
};

/** Replaces the step by the declared outcome of a guard that failed in the commit. */
const afterGuards = (step: Step, at: string, failed: Failed): { step: Step; failed: boolean } => {
  const index = (step.guards ?? []).findIndex((_, position) => failed.has(`${at}:${position}`));
  const outcome = failed.get(`${at}:${index}`);
  return outcome === undefined ? { step, failed: false } : { step: { kind: 'exit', outcome }, failed: true };
};

/**
 * Runs nodes until one waits, sends or finishes. Everything written on the way is collected; a node that throws, or
 * answers something its definition does not declare, ends the run refused.
 */
export const walkOn = async (machine: Machine, walk: Walk, start: Place, failed: Failed): Promise<Decision> => {
  let place = start;
  for (let spent = 0; spent < runLimits.transitions; spent += 1) {
    const node = machine.plan.nodes[place.node];
    const executor = node && Object.hasOwn(machine.executors, node.type) ? machine.executors[node.type] : undefined;
    const input = node && inputFor(machine, walk, node, place);
    if (node === undefined || executor === undefined || input === undefined) return failClosed(machine, walk, place, 'error');
    const at = `${node.id}:${place.visit}`;
    let answered: Step;
    try {
      answered = await executor(input);
    } catch (error) {
      if (isOutage(error)) throw error;
      return failClosed(machine, walk, place, 'error', error);
    }
    const { step, failed: guardFailed } = afterGuards(answered, at, failed);
    if (step.memo !== undefined) walk.memos[at] = step.memo;
    walk.effects.push(...(step.effects ?? []));
    walk.guards.push(...(step.guards ?? []).map((guard, index) => ({ ...guard, at: `${at}:${index}` })));

    if (step.kind === 'ask' || step.kind === 'wait') {
      walk.transitions.push({ node: node.id, visit: place.visit, outcome: step.kind, edges: [] });
      const problems = await fillProblems(machine, walk, [...walk.problems, ...(step.problems ?? [])]);
      return endWalk(machine, walk, { node: place.node, visit: place.visit, kind: step.kind, challenge: await fillChallenge(machine, walk, step.challenge), problems });
    }
    if (step.kind === 'dispatch') {
      walk.transitions.push({ node: node.id, visit: place.visit, outcome: 'sending', edges: [] });
      walk.message = step.message;
      const challenge: Challenge = { kind: 'wait', title: { key: 'flow.sending' }, fields: [], actions: [] };
      return endWalk(machine, walk, { node: place.node, visit: place.visit, kind: 'sending', challenge, problems: walk.problems });
    }
    if (step.kind === 'finish') {
      walk.transitions.push({ node: node.id, visit: place.visit, outcome: step.result, edges: [] });
      const challenge: Challenge = {
        kind: step.screen === undefined ? 'message' : 'app-screen', title: step.title, ...(step.body && { body: step.body }), fields: [], actions: [],
        ...(step.screen !== undefined && { screen: step.screen }),
      };
      return endWalk(machine, walk, {
        node: place.node, visit: place.visit, kind: step.result, challenge: await fillChallenge(machine, walk, challenge), problems: [],
        ...(step.screen !== undefined && { screen: step.screen }), statusText: step.statusText ?? step.title,
      });
    }

    const outcome = Object.hasOwn(node.outcomes, step.outcome) ? node.outcomes[step.outcome] : undefined;
    if (outcome === undefined) return failClosed(machine, walk, place, 'error');
    if (step.subject !== undefined) {
      const proven = walk.proofs.at(-1)?.subject;
      if (proven !== undefined && !continues(proven, step.subject)) return failClosed(machine, walk, place, 'error');
      walk.subject = step.subject;
    }
    if (outcome.proves !== undefined) {
      const { assurance, amr } = outcome.proves;
      walk.proofs = [...walk.proofs, { assurance, amr, node: node.id, visit: place.visit, subject: walk.subject, at: machine.ports.clock.now(), state: walk.number }];
    }
    Object.assign(walk.vars, step.set);
    if (node.irreversible && outcome.kind === 'pass') walk.floor = walk.number;
    const unwired = 'back' in outcome.to;
    const rule = guardFailed ? 'guard' : unwired ? 'unwired' : undefined;
    walk.transitions.push({ node: node.id, visit: place.visit, outcome: step.outcome, ...(rule && { rule }), edges: outcome.edges, ...changes(machine, step.set) });

    if ('back' in outcome.to) {
      const screen = screenBefore(machine, walk, place);
      if (screen === undefined) return failClosed(machine, walk, place, 'unwired');
      const named = `${node.type}.${step.outcome}`;
      const said = step.problems ?? [{ code: step.outcome, text: { key: findTemplate(machine.plan, walk.run.locale, named) ? named : 'flow.try-again' } }];
      return returnTo(machine, walk, screen, await fillProblems(machine, walk, said));
    }
    // A silent node on the way does not swallow what the one before it had to say.
    walk.problems = step.problems ?? walk.problems;
    const next = machine.plan.nodes[outcome.to.go];
    if (next === undefined) return failClosed(machine, walk, place, 'error');
    const visit = (walk.visits[next.id] ?? 0) + 1;
    if (visit > runLimits.visits) return failClosed(machine, walk, place, 'limit');
    walk.visits[next.id] = visit;
    place = { node: outcome.to.go, visit, arrival: { kind: 'enter' } };
  }
  return failClosed(machine, walk, place, 'limit');
};

const changes = (machine: Machine, set: { [name: string]: unknown } | undefined): Pick<Transition, 'changes'> => {
  if (set === undefined) return {};
  // Names only: values of variables are people's data and stay out of the trace.
  return { changes: Object.fromEntries(Object.keys(set).map((name) => [name, machine.plan.variables[name] ?? 'shared'])) };
};
