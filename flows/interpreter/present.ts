import type { Field, Phrase } from '../protocol/challenge.ts';
import type { WireField, WireStep } from '../protocol/step.ts';
import type { Plan } from '../plan/plan.ts';
import { resolveText } from './resolve-text.ts';
import type { Run, State } from './run.ts';
import { screenBefore } from './return-to.ts';

export type Presented = Omit<WireStep, 'run' | 'state' | 'flow' | 'result'>;

const instant = (ms: number) => new Date(ms).toISOString();

const presentField = (say: (phrase: Phrase) => { key: string; text: string }, field: Field): WireField => ({
  name: field.name,
  type: field.type,
  required: field.required,
  label: say(field.label),
  ...(field.help && { help: say(field.help) }),
  ...(field.placeholder && { placeholder: say(field.placeholder) }),
  ...(field.autocomplete !== undefined && { autocomplete: field.autocomplete }),
  ...(field.value !== undefined && { value: field.value }),
  ...(field.options && { options: field.options.map((option) => ({ value: option.value, label: say(option.label) })) }),
  ...(field.minLength !== undefined && { min_length: field.minLength }),
  ...(field.maxLength !== undefined && { max_length: field.maxLength }),
  ...(field.digits !== undefined && { digits: field.digits }),
  ...(field.min !== undefined && { min: field.min }),
  ...(field.max !== undefined && { max: field.max }),
});

/** What a state is to whoever holds the run. */
export const wireKind = (state: State): WireStep['kind'] => {
  if (state.kind === 'sending') return 'wait';
  return state.kind === 'ask' && state.challenge.kind === 'redirect' ? 'redirect' : state.kind;
};

/** The allow-listed view of where a run stands, in the run's language (FLOW-21). `endsAt` ms. */
export const present = (plan: Plan, run: Run, endsAt: number): Presented | undefined => {
  const state = run.states.at(-1);
  const node = state && plan.nodes[state.node];
  if (state === undefined || node === undefined) return undefined;
  const say = (phrase: Phrase) => resolveText(plan, run.locale, phrase);
  const { challenge } = state;
  const over = state.kind === 'done' || state.kind === 'failed';
  return {
    node: node.id,
    kind: wireKind(state),
    challenge: {
      kind: challenge.kind,
      title: say(challenge.title),
      ...(challenge.body && { body: say(challenge.body) }),
      ...(challenge.sentTo !== undefined && { sent_to: challenge.sentTo }),
      ...(challenge.expiresAt !== undefined && { expires_at: instant(challenge.expiresAt) }),
      ...(challenge.url !== undefined && { url: challenge.url }),
    },
    expires_at: instant(endsAt),
    can_back: !over && state.kind !== 'sending' && screenBefore({ plan }, run, state) !== undefined,
    ...(state.screen !== undefined && { screen: state.screen }),
    fields: challenge.fields.map((field) => presentField(say, field)),
    actions: challenge.actions.map((action) => ({
      id: action.id,
      label: say(action.label),
      primary: action.primary,
      inputs: action.inputs,
      ...(action.availableAt !== undefined && { available_at: instant(action.availableAt) }),
    })),
    problems: state.problems.map((problem) => ({
      ...(problem.field !== undefined && { field: problem.field }),
      code: problem.code,
      text: say(problem.text),
    })),
  };
};
