import type { ExecutorInput } from '#flows/kit/define-executor.ts';
import type { IdentifierKind } from '#flows/kit/identifier.ts';
import type { Step } from '#flows/kit/step.ts';
import type { Action, Field } from '#flows/protocol/challenge.ts';
import { acceptedKinds } from './accepted-kinds.ts';
import type { definition } from './definition.ts';

export type AskInput = ExecutorInput<ReturnType<typeof definition.config.parse>, 'users'>;

/** Name and autofill of the field for one kind; several in one field are what browsers call a user name (WEB-11). */
const shape = (kinds: readonly IdentifierKind[]): Pick<Field, 'name' | 'type' | 'autocomplete' | 'maxLength'> => {
  const [only, another] = kinds;
  if (another !== undefined || only === undefined) return { name: 'identifier', type: 'text', autocomplete: 'username', maxLength: 254 };
  if (only === 'email') return { name: 'email', type: 'email', autocomplete: 'email', maxLength: 254 };
  if (only === 'phone') return { name: 'phone', type: 'phone', autocomplete: 'tel', maxLength: 40 };
  return { name: 'username', type: 'username', autocomplete: 'username', maxLength: 64 };
};

/** The kinds the field on the screen takes: all at once, or the one the person switched to. */
export const shownKinds = ({ config, memo }: Pick<AskInput, 'config' | 'memo'>): readonly IdentifierKind[] => {
  const accepted = acceptedKinds(config);
  if (config.several === 'one-field') return accepted;
  return [accepted.find((kind) => kind === memo.kind) ?? accepted[0] ?? 'email'];
};

/** Asks for `kinds`. `typed` stands in the field again, so that it can be corrected; `wrong` says that it must be. */
export const askScreen = (
  { config, say }: AskInput,
  kinds: readonly IdentifierKind[],
  { typed, wrong }: { typed?: string; wrong?: boolean } = {},
): Step<never> => {
  const field = shape(kinds);
  const problem = kinds.length === 1 ? `invalid-${kinds[0]}` : 'invalid';
  const others: Action[] = acceptedKinds(config)
    .filter((kind) => !kinds.includes(kind))
    .map((kind) => ({ id: `use-${kind}`, label: say(undefined, `use-${kind}`), primary: false, inputs: false }));
  return {
    kind: 'ask',
    ...(kinds.length === 1 && { memo: { kind: kinds[0] ?? '' } }),
    challenge: {
      kind: 'form',
      title: say(config.title, 'title'),
      ...(config.body && { body: say(config.body, 'body') }),
      fields: [
        {
          ...field,
          required: true,
          label: say(undefined, kinds.join('-')),
          ...(kinds.includes('phone') && config.country === undefined && { help: say(undefined, 'phone-help') }),
          ...(typed !== undefined && { value: typed }),
        },
      ],
      actions: [{ id: 'submit', label: say(config.submit, 'submit'), primary: true, inputs: true }, ...others],
    },
    ...(wrong && { problems: [{ field: field.name, code: problem, text: say(undefined, problem) }] }),
  };
};
