import type { Plan, PlanNode } from '#flows/plan/plan.ts';
import type { OutcomeSpec } from '#flows/kit/define-node.ts';
import { outcomesOf } from '#flows/kit/outcomes-of.ts';
import { inEnglish } from '#flows/languages/say.ts';
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
  /** The session the run began from, until it ends it. */
  held?: 'live' | 'locked';
};

/** Who comes in by an entry: nobody yet, or whose session the app holds. Nothing older counts for a locked one. */
const personAt = (entry: Plan['entries'][number]): Person => {
  const nobody: Person = { subject: undefined, user: false, proofs: [], sessions: [] };
  if (entry.session === undefined) return nobody;
  const somebody: Person = { ...nobody, held: entry.session, subject: 0, user: true };
  if (entry.session === 'locked') return somebody;
  const sessions = entry.zone === undefined ? [] : [entry.zone];
  return entry.signedIn === true
    ? { ...somebody, sessions, proofs: [{ subject: 0, assurance: 'identifier' }] }
    : { ...nobody, held: 'live', sessions };
};

export type Visit = { node: PlanNode; zone: Plan['zones'][number]; person: Person };

/**
 * A run that takes outcomes as `dice` fall, with failures going back as the interpreter does it (`restore`) or, harder
 * for the proofs, keeping what is known (`keep`). Calls `see` at every place.
 */
export const walkPlan = (plan: Plan, dice: readonly number[], going: 'restore' | 'keep', see: (visit: Visit) => void): void => {
  const entry = plan.entries[(dice.at(-1) ?? 0) % Math.max(1, plan.entries.length)];
  if (entry === undefined) return;
  let at = entry.node;
  let person = personAt(entry);
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
    if (spec.endsSession === true) {
      const { held: _held, ...left } = person;
      person = { ...left, sessions: [] };
    }
    if (node.role === 'session' && outcome.kind === 'pass') person = { ...person, sessions: [...person.sessions, zone.key] };
    if (node.irreversible && outcome.kind === 'pass') screens = [];
    else if (definition.asks && outcome.proves === undefined && !('back' in outcome.to)) screens = [...screens, { at, person: before }];
    if ('back' in outcome.to) {
      const screen = screens.at(-1);
      if (screen === undefined) return;
      at = screen.at;
      if (going === 'restore') person = restored(screen.person, person);
    } else {
      at = outcome.to.go;
    }
  }
};

/** Sessions are not given back by going back: neither what was started nor what was ended. */
const restored = ({ held: _held, ...earlier }: Person, { held, sessions }: Person): Person => ({ ...earlier, sessions, ...(held && { held }) });

const specOf = (node: PlanNode, outcome: string): OutcomeSpec => {
  const definition = toys[node.type];
  const outcomes = definition === undefined ? [] : outcomesOf(definition, definition.config.safeParse(node.config).data, inEnglish);
  const found = outcomes.find(({ id }) => id === outcome);
  if (found === undefined) throw new Error(`${node.id} has no outcome ${outcome}`);
  return found;
};
