import type { ForcedOutcome } from '#flows/interpreter/forced-outcome.ts';
import type { Say } from '#flows/languages/say.ts';
import type { Model } from '../model/derive-model.ts';
import { titleOf } from '../model/names.ts';
import type { Pin } from './pin.ts';

/** One step of a past run as something that can be done again: what happened at `node`, and what followed until it stood. */
export type ReplayStep = { node: string } & (
  | { kind: 'start'; forced: readonly ForcedOutcome[] }
  | { kind: 'outcome'; outcome: string; forced: readonly ForcedOutcome[] }
  | { kind: 'wrong' }
  | { kind: 'back' }
);

/** A past run as mock data: what to begin with, and its steps. */
export type Replay = { title: string; pin: Pin; steps: readonly ReplayStep[] };

type Passed = { node: string; outcome: string };
type Happened = { cause: string; transitions: readonly Passed[] };

const stops: ReadonlySet<string> = new Set(['ask', 'wait', 'sending', 'done', 'failed', 'back']);

const forcedBy = (transitions: readonly Passed[]): ForcedOutcome[] =>
  transitions.flatMap(({ node, outcome }) => (stops.has(outcome) ? [] : [{ node, outcome }]));

const stepOf = ({ cause, transitions }: Happened, isProof: (node: string) => boolean): ReplayStep | undefined => {
  const [first, ...rest] = transitions;
  if (first === undefined) return undefined;
  const { node, outcome } = first;
  if (cause === 'start') return { kind: 'start', node, forced: forcedBy(transitions) };
  if (outcome === 'back') return { kind: 'back', node };
  if (!stops.has(outcome)) return { kind: 'outcome', node, outcome, forced: forcedBy(rest) };
  // Asked again after an answer: it was wrong. Whatever else leaves it standing there comes by itself, as a message being sent.
  return outcome === 'ask' && cause.startsWith('answer:') && isProof(node) ? { kind: 'wrong', node } : undefined;
};

/** What a past run did, in the order it did it. `isProof`: whether a step asks for something that can be wrong. */
export const replaySteps = (events: readonly Happened[], isProof: (node: string) => boolean): ReplayStep[] =>
  events.flatMap((event) => stepOf(event, isProof) ?? []);

/** What is said where a past run cannot be walked on. */
export const forRun = {
  gone: (say: Say) => say('The draft no longer has a step that this run passed. The walk stops here.'),
  noOutcome: (outcome: string, step: string, say: Say) =>
    say('“{step}” no longer has the outcome “{outcome}”. The walk stops here.', { step, outcome }),
  elsewhere: (step: string, say: Say) => say('The draft leads elsewhere from here: the run went on at “{step}”. The walk stops here.', { step }),
} as const;

/** Why this step cannot be walked on the drawing as it is now; undefined: it can. */
export const missingIn = (model: Model, step: ReplayStep): string | undefined => {
  const passed: readonly Passed[] = [
    ...(step.kind === 'outcome' ? [{ node: step.node, outcome: step.outcome }] : []),
    ...('forced' in step ? step.forced : []),
  ];
  if (!model.cards.has(step.node) || passed.some(({ node }) => !model.cards.has(node))) return forRun.gone(model.say);
  const lost = passed.find(({ node, outcome }) => model.cards.get(node)?.facts.outcomes.some(({ id }) => id === outcome) !== true);
  return lost && forRun.noOutcome(lost.outcome, titleOf(model, lost.node), model.say);
};
