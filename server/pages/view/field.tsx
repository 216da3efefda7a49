/** @jsxImportSource preact */
import type { WireField } from '#flows/protocol/step.ts';
import type { Words } from '../texts/english.ts';
import { ChoiceInput } from './choice-input.tsx';
import { AlertIcon } from './icons.tsx';
import { inputName, isSecret } from './inputs.ts';
import { SecretInput } from './secret-input.tsx';
import { textAttributes } from './text-attributes.ts';
import { TextInput } from './text-input.ts';

export type FieldProps = {
  field: WireField;
  /** Unique in the page; ids of input, help and error are made of it. */
  id: string;
  words: Words;
  /** What was typed before, where it may be shown again. */
  typed: string | number | boolean | undefined;
  errors: readonly string[];
};

/** What every input of a field carries. */
export type SharedAttributes = {
  id: string;
  name: string;
  required: boolean;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
};

const Errors = ({ id, errors }: { id: string; errors: readonly string[] }) => (
  <div id={id} class="error">
    {errors.map((error) => (
      <p key={error}>
        <AlertIcon />
        <bdi>{error}</bdi>
      </p>
    ))}
  </div>
);

/** One input with its label above, its help below and what is wrong with it beside it. */
export const Field = ({ field, id, words, typed, errors }: FieldProps) => {
  const described = [field.help && `${id}-help`, errors.length > 0 && `${id}-error`].filter(Boolean).join(' ');
  const shared: SharedAttributes = {
    id,
    name: inputName(field.name),
    required: field.required,
    'aria-invalid': errors.length > 0 ? true : undefined,
    'aria-describedby': described === '' ? undefined : described,
  };
  const value = isSecret(field) ? undefined : (typed ?? field.value);
  const help = field.help && (
    <p id={`${id}-help`} class="help">
      <bdi>{field.help.text}</bdi>
    </p>
  );
  const wrong = errors.length > 0 && <Errors id={`${id}-error`} errors={errors} />;
  const label = (
    <>
      <bdi>{field.label.text}</bdi>
      {!field.required && <span class="optional"> ({words['field.optional']})</span>}
    </>
  );

  if (field.type === 'boolean') {
    return (
      <div class="field" data-part={field.label.key}>
        <label class="tick">
          <input {...shared} type="checkbox" value="on" defaultChecked={value === true} />
          <span>{label}</span>
        </label>
        {help}
        {wrong}
      </div>
    );
  }
  if (field.type === 'choice')
    return <ChoiceInput field={field} id={id} words={words} value={value} shared={shared} label={label} help={help} wrong={wrong} />;
  return (
    <div class={`field ${field.type}`} data-part={field.label.key}>
      <label for={id}>{label}</label>
      {field.type === 'password' || field.type === 'new-password' || field.type === 'pin' ? (
        <SecretInput attributes={{ ...shared, ...textAttributes(field) }} words={words} />
      ) : (
        <TextInput
          {...shared}
          {...textAttributes(field)}
          class={field.type === 'code' ? `digits-${Math.min(10, Math.max(4, field.digits ?? 6))}` : undefined}
          defaultValue={value === undefined ? undefined : String(value)}
        />
      )}
      {help}
      {wrong}
    </div>
  );
};
