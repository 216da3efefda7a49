import type { Step } from '../kit/step.ts';
import type { PlanNode } from '../plan/plan.ts';
import type { Decision, Transition } from './decision.ts';
import { failClosed } from './fail-closed.ts';
import type { Machine } from './machine.ts';
import type { Place } from './place.ts';
import { findTemplate } from './resolve-text.ts';
import { returnTo, screenBefore } from './return-to.ts';
import { runLimits } from './run.ts';
import { continues, named } from './subject.ts';
import { fillProblems } from './values.ts';
import type { Walk } from './walk.ts';

type Exit = Extract<Step, { kind: 'exit' }>;
/** The walk goes on at `place`, or is over with `decision`. */
type Taken = { place: Place } | { decision: Decision };

const changes = (machine: Machine, set: Exit['set']): Pick<Transition, 'changes'> => {
  if (set === undefined) return {};
  // Names only: values of variables are people's data and stay out of the trace.
  return { changes: Object.fromEntries(Object.keys(set).map((name) => [name, machine.plan.variables[name] ?? 'shared'])) };
};

/** An outcome nobody wired: back to the screen that fed the node, saying why. */
const goBack = async (machine: Machine, walk: Walk, node: PlanNode, place: Place, step: Exit): Promise<Decision> => {
  const screen = screenBefore(machine, walk, place);
  if (screen === undefined) return failClosed(machine, walk, place, 'unwired');
  const own = `${node.type}.${step.outcome}`;
  const key = findTemplate(machine.plan, walk.run.locale, own) === undefined ? 'flow.try-again' : own;
  return returnTo(machine, walk, screen, await fillProblems(machine, walk, step.problems ?? [{ code: step.outcome, text: { key } }]));
};

/**
 * Leaves a node by one of its outcomes: records what it proves (from the definition, never from the executor), the subject and
 * the values it sets, and finds the next place. `guarded`: the outcome is that of a guard that failed in the commit.
 */
export const takeOutcome = async (machine: Machine, walk: Walk, node: PlanNode, place: Place, step: Exit, guarded: boolean): Promise<Taken> => {
  const outcome = Object.hasOwn(node.outcomes, step.outcome) ? node.outcomes[step.outcome] : undefined;
  if (outcome === undefined) return { decision: failClosed(machine, walk, place, 'error') };
  const proven = walk.proofs.at(-1)?.subject;
  if (step.subject !== undefined && proven !== undefined && !continues(proven, step.subject))
    return { decision: failClosed(machine, walk, place, 'error') };

  walk.subject = step.subject ?? walk.subject;
  if (outcome.proves !== undefined) {
    const proof = {
      ...outcome.proves,
      node: node.id,
      visit: place.visit,
      subject: named(walk.subject),
      at: machine.ports.clock.now(),
      state: walk.number,
    };
    walk.proofs = [...walk.proofs, proof];
  }
  Object.assign(walk.vars, step.set);
  if (node.irreversible && outcome.kind === 'pass') walk.floor = walk.number;
  const rule = guarded ? 'guard' : 'back' in outcome.to ? 'unwired' : undefined;
  walk.transitions.push({
    node: node.id,
    visit: place.visit,
    outcome: step.outcome,
    ...(rule && { rule }),
    edges: outcome.edges,
    ...changes(machine, step.set),
  });
  if ('back' in outcome.to) return { decision: await goBack(machine, walk, node, place, step) };

  // A silent node on the way does not swallow what the one before it had to say.
  walk.problems = step.problems ?? walk.problems;
  const next = machine.plan.nodes[outcome.to.go];
  if (next === undefined) return { decision: failClosed(machine, walk, place, 'error') };
  const visit = (walk.visits[next.id] ?? 0) + 1;
  if (visit > runLimits.visits) return { decision: failClosed(machine, walk, place, 'limit') };
  walk.visits[next.id] = visit;
  return { place: { node: outcome.to.go, visit, arrival: { kind: 'enter' } } };
};
