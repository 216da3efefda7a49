/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { WireField } from '#flows/protocol/step.ts';
import type { Words } from '../texts/english.ts';
import type { SharedAttributes } from './field.tsx';

/** More options than this are a list that opens. */
const mostRadios = 6;

export const ChoiceInput = ({
  field,
  id,
  words,
  value,
  shared,
  label,
  help,
  wrong,
}: {
  field: WireField;
  id: string;
  words: Words;
  value: unknown;
  shared: SharedAttributes;
  label: ComponentChildren;
  help: ComponentChildren;
  wrong: ComponentChildren;
}) => {
  const options = field.options ?? [];
  if (options.length > mostRadios) {
    return (
      <div class="field">
        <label for={id}>{label}</label>
        <select {...shared} autocomplete={field.autocomplete}>
          <option value="">{words['field.choose']}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label.text}
            </option>
          ))}
        </select>
        {help}
        {wrong}
      </div>
    );
  }
  return (
    <fieldset class="field" aria-describedby={shared['aria-describedby']}>
      <legend>{label}</legend>
      {help}
      {options.map((option, index) => (
        <label key={option.value} class="tick">
          <input
            type="radio"
            id={index === 0 ? id : undefined}
            name={shared.name}
            required={shared.required}
            value={option.value}
            defaultChecked={option.value === value}
            aria-invalid={shared['aria-invalid']}
          />
          <bdi>{option.label.text}</bdi>
        </label>
      ))}
      {wrong}
    </fieldset>
  );
};
