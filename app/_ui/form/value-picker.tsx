'use client';

import { Input } from '../input.tsx';
import { useSay } from '../language.tsx';
import { Select } from '../select.tsx';
import { useSurroundings } from './control.ts';

const parameterPrefix = 'context.parameters.';
const parameter = 'parameter';

/** Picks a value the run may know: of the user, the app, the device, or what an earlier step set. */
export const ValuePicker = ({ label, path, onChange }: { label: string; path: string; onChange: (path: string) => void }) => {
  const say = useSay();
  const { values } = useSurroundings();
  const isParameter = path.startsWith(parameterPrefix);
  const known = isParameter || path === '' || values.some((value) => value.path === path);
  const options = [
    ...values.map((value) => ({ value: value.path, label: value.label })),
    { value: parameter, label: say('A parameter of your app'), hint: say('Sent by your app when it starts the flow') },
    ...(known ? [] : [{ value: path, label: path, own: true as const, hint: say('Nothing sets this value here') }]),
  ];
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-1.5">
      <Select
        size="small"
        label={label}
        placeholder={say('Choose a value')}
        value={isParameter ? parameter : path === '' ? undefined : path}
        options={options}
        onChange={(chosen) => onChange(chosen === parameter ? `${parameterPrefix}name` : chosen)}
      />
      {isParameter && (
        <Input
          aria-label={say('Name of the parameter')}
          dir="ltr"
          className="h-7 px-2 text-sm"
          value={path.slice(parameterPrefix.length)}
          onChange={(event) => onChange(parameterPrefix + event.target.value.replaceAll(/[^A-Za-z0-9_-]/g, ''))}
        />
      )}
    </div>
  );
};
