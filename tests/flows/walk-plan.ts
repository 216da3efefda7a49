import type { Plan, PlanNode } from '#flows/plan/plan.ts';
import type { OutcomeSpec } from '#flows/kit/define-node.ts';
import { toys } from './toys.ts';

/** What really is the case in a run, kept apart from the compiler's idea of it. */
type Person = {
  /** Who the run is about; each naming is another person. */
  subject: number | undefined;
  user: boolean;
  /** By whom and what was proven. */
  proofs: readonly { subject: number | undefined; assurance: string }[];
  /** Zones a session was started in. */
  sessions: readonly string[];
};

export type Visit = { node: PlanNode; zone: Plan['zones'][number]; person: Person };

/**
 * A run that takes outcomes as `dice` fall, with failures going back as the interpreter does it (`restore`) or, harder
 * for the proofs, keeping what is known (`keep`). Calls `see` at every place.
 */
export const walkPlan = (plan: Plan, dice: readonly number[], going: 'restore' | 'keep', see: (visit: Visit) => void): void => {
  const [entry] = plan.entries;
  if (entry === undefined) return;
  let at = entry.node;
  let person: Person = { subject: undefined, user: false, proofs: [], sessions: [] };
  let screens: { at: number; person: Person }[] = [];
  let named = 0;
  for (const throwing of dice) {
    const node = plan.nodes[at];
    const zone = node && plan.zones[node.zone];
    const definition = node && toys[node.type];
    if (node === undefined || zone === undefined || definition === undefined) throw new Error(`the plan leads to ${at}, where nothing is`);
    see({ node, zone, person });
    const outcomes = Object.entries(node.outcomes);
    const [id, outcome] = outcomes[throwing % Math.max(1, outcomes.length)] ?? [];
    if (id === undefined || outcome === undefined) return;
    const spec = specOf(node, id);
    const before = person;
    if (spec.gives?.includes('subject') === true) {
      named += 1;
      person = { ...person, subject: named, user: false };
    }
    if (spec.gives?.includes('user') === true) person = { ...person, user: true };
    const { subject } = person;
    if (outcome.proves !== undefined) person = { ...person, proofs: [...person.proofs, { subject, assurance: outcome.proves.assurance }] };
    if (node.role === 'session' && outcome.kind === 'pass') person = { ...person, sessions: [...person.sessions, zone.key] };
    if (node.irreversible && outcome.kind === 'pass') screens = [];
    else if (definition.asks && outcome.proves === undefined && !('back' in outcome.to)) screens = [...screens, { at, person: before }];
    if ('back' in outcome.to) {
      const screen = screens.at(-1);
      if (screen === undefined) return;
      at = screen.at;
      if (going === 'restore') person = { ...screen.person, sessions: person.sessions };
    } else {
      at = outcome.to.go;
    }
  }
};

const specOf = (node: PlanNode, outcome: string): OutcomeSpec => {
  const definition = toys[node.type];
  const outcomes =
    definition === undefined
      ? []
      : typeof definition.outcomes === 'function'
        ? definition.outcomes(definition.config.parse(node.config))
        : definition.outcomes;
  const found = outcomes.find(({ id }) => id === outcome);
  if (found === undefined) throw new Error(`${node.id} has no outcome ${outcome}`);
  return found;
};
