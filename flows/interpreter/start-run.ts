import type { RunContext } from '../kit/define-executor.ts';
import type { HeldSession } from '../kit/held-session.ts';
import type { Subject } from '../kit/step.ts';
import type { Plan } from '../plan/plan.ts';
import type { Decision, Failed } from './decision.ts';
import type { Machine } from './machine.ts';
import type { Run } from './run.ts';
import { beginWalk } from './walk.ts';
import { walkOn } from './walk-on.ts';

export type StartInput = {
  entry?: string;
  context: RunContext;
  locale: string;
  /** What the caller holds, checked by the server. Taken only by an entry that asks for a session of this standing. */
  session?: HeldSession;
  /** Whom a personal link stands for, or who somebody from the linked app is here. Identifies, proves nothing. */
  subject?: Subject;
  twin?: { app: string; user: string };
};

/** The entry of that id or type, or else the plan's first. */
export const entryOf = ({ entries }: Pick<Plan, 'entries'>, wanted: string | undefined): Plan['entries'][number] | undefined =>
  wanted === undefined ? entries[0] : (entries.find(({ id }) => id === wanted) ?? entries.find(({ type }) => type === wanted));

/** What a live session has proven counts on, with its age; a locked one has to be opened by something proven now. */
const seededProofs = (session: HeldSession | undefined): Run['proofs'] =>
  session === undefined || session.locked || session.user === undefined
    ? []
    : session.proofs.map(({ assurance, at }) => ({
        assurance,
        amr: session.amr,
        node: 'session',
        visit: 0,
        subject: { user: session.user ?? '' },
        at,
        state: 0,
      }));

/**
 * The first step of a new run, from the named entry node or else the plan's first entry. Undefined when the plan has no
 * such entry, or the entry begins from a session or a personal link that was not given.
 */
export const startRun = async (machine: Machine, input: StartInput, failed: Failed = new Map()): Promise<Decision | undefined> => {
  const entry = entryOf(machine.plan, input.entry);
  const node = entry && machine.plan.nodes[entry.node];
  if (node === undefined || entry === undefined) return undefined;
  const session = entry.session === undefined ? undefined : input.session;
  if (entry.session !== undefined && session?.locked !== (entry.session === 'locked')) return undefined;
  if (entry.personal === true && input.subject === undefined) return undefined;
  const run: Run = {
    number: 0,
    floor: 1,
    states: [],
    visits: { [node.id]: 1 },
    memos: {},
    proofs: seededProofs(session),
    ...(session && { session }),
    ...(input.twin && { twin: input.twin }),
    context: input.context,
    locale: input.locale,
  };
  const walk = beginWalk(machine, run, undefined);
  if (entry.session === undefined && input.subject !== undefined) walk.subject = input.subject;
  if (session?.user !== undefined) walk.subject = { user: session.user };
  return walkOn(machine, walk, { node: entry.node, visit: 1, arrival: { kind: 'enter' } }, failed);
};
