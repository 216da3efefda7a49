'use client';

import { Field } from '../field.tsx';
import { useSay } from '../language.tsx';
import type { ControlProps } from './control.ts';
import { DurationInput } from './duration-control.tsx';
import { isItem } from './items.ts';
import { readFields } from './read-form.ts';

/** Several durations that belong together; what is not set follows the app's own. */
export const LifetimesControl = ({ field, value, onChange }: ControlProps) => {
  const say = useSay();
  const current = isItem(value) ? value : isItem(field.fallback) ? field.fallback : {};
  const write = (name: string, seconds: number | undefined) => {
    const { [name]: _before, ...rest } = current;
    const next = seconds === undefined ? rest : { ...rest, [name]: seconds };
    onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <div className="flex flex-col gap-3">
      {readFields(field.schema).map((part) => {
        const seconds = current[part.name];
        return (
          <Field key={part.name} label={say(part.label)} help={part.meta.help === undefined ? undefined : say(part.meta.help)}>
            <DurationInput
              name={part.name}
              label={say(part.label)}
              value={typeof seconds === 'number' ? seconds : undefined}
              fallback={typeof part.fallback === 'number' ? part.fallback : undefined}
              onChange={(next) => write(part.name, next)}
            />
          </Field>
        );
      })}
    </div>
  );
};
