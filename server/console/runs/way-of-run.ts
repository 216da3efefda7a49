import type { Transition } from '#flows/interpreter/decision.ts';
import { phrase } from '#flows/languages/phrase.ts';
import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { personOf } from './list-runs.ts';

/** A past run as its way through the drawing. Nothing in it says more of a person than their masked address. */
export type RunWay = {
  run: { id: string; flow: string; version: number; status: 'active' | 'done' | 'failed' | 'expired'; startedAt: number; person: string | null };
  steps: {
    number: number;
    at: number;
    ms: number;
    cause: string;
    transitions: Pick<Transition, 'node' | 'visit' | 'outcome' | 'rule' | 'edges'>[];
  }[];
};

/** The nodes, outcomes and wires a run has taken, with their times (EDITOR 18). Kept as long as runs and their traces are. */
export const wayOfRun = async (access: Authorized<'run.view', AppAccess>, services: Services, input: { env: Env; run: string }): Promise<RunWay> => {
  const scope = { app: access.app.id, env: input.env };
  const record = await services.storage.runs.find(scope, input.run);
  if (record === undefined) {
    throw new Fault('not-found', phrase('There is no such run any more. Ended runs are kept for a day (sandbox: a week).'));
  }
  const { user, identifier } = record.run.states.at(-1)?.subject ?? {};
  const [events, person] = await Promise.all([
    services.storage.runs.events(scope, record.id),
    personOf(services, scope, { ...(user !== undefined && { user }), ...(identifier && { identifier }) }),
  ]);
  const now = services.clock.now();
  const isOver = record.status === 'active' && (record.idleUntil <= now || record.endsAt <= now);
  const { id, flow, version, startedAt } = record;
  return {
    run: { id, flow, version, status: isOver ? 'expired' : record.status, startedAt, person },
    steps: events.map(({ number, at, ms, cause, transitions }) => ({
      number,
      at,
      ms,
      cause,
      transitions: transitions.map(({ node, visit, outcome, rule, edges }) => ({ node, visit, outcome, ...(rule && { rule }), edges })),
    })),
  };
};
