'use client';

import { X } from 'lucide-react';
import { IconButton } from '../icon-button.tsx';
import { useSay } from '../language.tsx';
import type { ControlProps } from './control.ts';
import { ValuePicker } from './value-picker.tsx';

/** A value the run may know, or none. */
export const VariableControl = ({ field, value, onChange }: ControlProps) => {
  const say = useSay();
  const label = say(field.label);
  return (
    <div className="flex items-start gap-1">
      <ValuePicker label={label} path={typeof value === 'string' ? value : ''} onChange={onChange} />
      {field.optional && typeof value === 'string' && (
        <IconButton size="small" label={say('Clear {field}', { field: label })} onClick={() => onChange(undefined)}>
          <X />
        </IconButton>
      )}
    </div>
  );
};
