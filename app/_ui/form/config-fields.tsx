'use client';

import { clsx } from 'clsx';
import { ChevronRight } from 'lucide-react';
import { type ComponentType, useId, useState } from 'react';
import { Field } from '../field.tsx';
import { useSay } from '../language.tsx';
import { AssignmentsControl } from './assignments-control.tsx';
import { ChoiceControl, ColumnControl, ColumnsControl, SwitchControl, ZoneControl } from './choice-control.tsx';
import { ConditionControl } from './condition-control.tsx';
import { ConnectorControl } from './connector-control.tsx';
import type { ControlProps, FieldsProps } from './control.ts';
import { DurationControl } from './duration-control.tsx';
import { ItemsControl } from './items-control.tsx';
import { LifetimesControl } from './lifetimes-control.tsx';
import { LinesControl } from './lines-control.tsx';
import { NumberControl } from './number-control.tsx';
import { type FormField, groupFields, isShown } from './read-form.ts';
import { ScreenLinkControl } from './screen-link-control.tsx';
import { LongTextControl, TextControl, WordsControl } from './text-control.tsx';
import { VariableControl } from './variable-control.tsx';

const controls: Readonly<Record<Exclude<FormField['control'], 'unknown'>, ComponentType<ControlProps>>> = {
  text: TextControl,
  'long-text': LongTextControl,
  words: WordsControl,
  number: NumberControl,
  switch: SwitchControl,
  choice: ChoiceControl,
  duration: DurationControl,
  list: LinesControl,
  'ip-ranges': LinesControl,
  domains: LinesControl,
  column: ColumnControl,
  columns: ColumnsControl,
  variable: VariableControl,
  condition: ConditionControl,
  fields: ItemsControl,
  options: ItemsControl,
  rules: ItemsControl,
  assignments: AssignmentsControl,
  items: ItemsControl,
  connector: ConnectorControl,
  zone: ZoneControl,
  screen: TextControl,
  'screen-link': ScreenLinkControl,
  lifetimes: LifetimesControl,
};

/** Controls that are more than one input: their label stands over a group. */
const composite: ReadonlySet<FormField['control']> = new Set([
  'columns',
  'condition',
  'fields',
  'options',
  'rules',
  'assignments',
  'items',
  'lifetimes',
]);

const OneField = ({ field, config, errors, newTextId, onChange }: Omit<FieldsProps, 'fields'> & { field: FormField }) => {
  const say = useSay();
  const labelId = useId();
  if (field.control === 'unknown') return null;
  const Control = controls[field.control];
  const error = errors[field.name];
  const label = say(field.label);
  const help = field.meta.help === undefined ? undefined : say(field.meta.help);
  const control = (
    <Control
      Fields={ConfigFields}
      field={field}
      value={config[field.name]}
      newTextId={() => newTextId(field.name)}
      onChange={(value, words) => onChange(field.name, value, words)}
    />
  );
  if (field.control === 'switch')
    return (
      <div data-field={field.name}>
        {control}
        {error !== undefined && (
          <p role="alert" className="mt-1 text-negative text-xs">
            {error}
          </p>
        )}
      </div>
    );
  if (composite.has(field.control)) {
    return (
      <fieldset aria-labelledby={labelId} data-field={field.name} className="flex min-w-0 flex-col gap-1.5">
        <div id={labelId} className="font-medium text-sm">
          {label}
        </div>
        {help !== undefined && <p className="text-muted text-xs">{help}</p>}
        {control}
        {error !== undefined && (
          <p role="alert" className="text-negative text-xs">
            {error}
          </p>
        )}
      </fieldset>
    );
  }
  return (
    <div data-field={field.name}>
      <Field label={label} help={help} error={error}>
        {control}
      </Field>
    </div>
  );
};

/** Fields without groups: what is shown depends on what the others are set to. */
export const ConfigFields = ({ fields, ...rest }: FieldsProps) => (
  <>
    {fields
      .filter((field) => isShown(field, fields, rest.config))
      .map((field) => (
        <OneField key={field.name} field={field} {...rest} />
      ))}
  </>
);

/**
 * The generated form of a node type: the first group open, the others folded unless something in them is wrong or `wanted`, a
 * field's name, is in them.
 */
export const ConfigForm = ({ fields, wanted, ...rest }: FieldsProps & { wanted?: string | undefined }) => {
  const say = useSay();
  const [toggled, setToggled] = useState<Readonly<Record<string, boolean>>>({});
  const groups = groupFields(fields.filter((field) => isShown(field, fields, rest.config)));
  const asked = groups.find(({ fields: members }) => wanted !== undefined && members.some(({ name }) => name === wanted))?.group;
  // It stays open when nobody asks any more, until somebody folds it.
  if (asked !== undefined && toggled[asked] !== true) setToggled({ ...toggled, [asked]: true });
  return (
    <div className="flex flex-col gap-4">
      {groups.map(({ group, fields: members }, index) => {
        const body = members.map((field) => <OneField key={field.name} field={field} {...rest} />);
        if (group === undefined)
          return (
            <div key="" className="flex flex-col gap-4">
              {body}
            </div>
          );
        const open = toggled[group] ?? (index === 0 || members.some((field) => rest.errors[field.name] !== undefined));
        return (
          <section key={group} aria-label={say(group)} className="flex flex-col gap-4 border-line border-t pt-3 first:border-t-0 first:pt-0">
            <button
              type="button"
              aria-expanded={open}
              onClick={() => setToggled({ ...toggled, [group]: !open })}
              className="-mx-1 flex cursor-pointer items-center gap-1 rounded-chip px-1 py-0.5 text-start font-medium text-muted text-xs hover:text-ink"
            >
              <ChevronRight aria-hidden className={clsx('size-3.5 transition-transform', open ? 'rotate-90' : 'rtl:rotate-180')} />
              {say(group)}
            </button>
            {open && <div className="flex flex-col gap-4">{body}</div>}
          </section>
        );
      })}
    </div>
  );
};
