import { resolveText } from '#flows/interpreter/resolve-text.ts';
import { phrase } from '#flows/languages/phrase.ts';
import type { Services } from '#server/services.ts';
import type { Env } from '#server/storage/ports/scope.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { flowWords, type NodeWords } from './flow-words.ts';

export type TraceLine = NodeWords & {
  node: string;
  visit: number;
  /** The outcome's label, or what the step stopped with: `ask`, `wait`, `sending`, `done`, `failed`, `back`. */
  outcome: { label: string } | { stop: string };
  rule: 'unwired' | 'guard' | 'limit' | 'error' | null;
  changes: { name: string; value: string }[];
  /** What the screen said was wrong, in English or the app's first language. */
  told: string[];
};
export type TraceStep = { number: number; at: number; ms: number; cause: string; lines: TraceLine[] };

const stops: ReadonlySet<string> = new Set(['ask', 'wait', 'sending', 'done', 'failed', 'back']);

/** The story of one run, step by step, in the words of the version it was on. Values were redacted when they were recorded (LOG-02). */
export const traceRun = async (
  access: Authorized<'run.view', AppAccess>,
  services: Services,
  input: { env: Env; run: string },
): Promise<{
  run: { id: string; flow: string; flowName: string; flowSlug: string; version: number; status: string; startedAt: number };
  steps: TraceStep[];
}> => {
  const { storage, clock } = services;
  const scope = { app: access.app.id, env: input.env };
  const record = await storage.runs.find(scope, input.run);
  const flow = record && (await storage.flows.find(record.flow));
  if (record === undefined || flow === undefined) {
    throw new Fault('not-found', phrase('There is no such run any more. Ended runs are kept for a day, and their traces for 30 days.'));
  }
  const [events, wordsOf, plan] = await Promise.all([
    storage.runs.events(scope, record.id),
    flowWords(services, flow.id, record.version, access.actor.say),
    storage.flows.plan(record.plan),
  ]);
  const outcomes = new Map(plan?.nodes.map((node) => [node.id, node.outcomes]));
  const now = clock.now();
  const expired = record.status === 'active' && (record.idleUntil <= now || record.endsAt <= now);
  return {
    run: {
      id: record.id,
      flow: flow.id,
      flowName: flow.name,
      flowSlug: flow.slug,
      version: record.version,
      startedAt: record.startedAt,
      status: expired ? 'expired' : record.status,
    },
    steps: events.map(({ number, at, ms, cause, transitions }) => ({
      number,
      at,
      ms,
      cause,
      lines: transitions.map(({ node, visit, outcome, rule, changes, told = [] }) => {
        const label = outcomes.get(node)?.[outcome]?.label;
        return {
          ...wordsOf(node),
          node,
          visit,
          outcome: label === undefined && stops.has(outcome) ? { stop: outcome } : { label: label ?? outcome },
          rule: rule ?? null,
          changes: Object.entries(changes ?? {}).map(([name, value]) => ({ name, value })),
          told: plan === undefined ? [] : told.map((phrase) => resolveText(plan, 'en', phrase).text),
        };
      }),
    })),
  };
};
