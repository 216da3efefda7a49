'use client';

import { FolderPlus, Plus, X } from 'lucide-react';
import type { Operator } from '#flows/kit/condition.ts';
import { knowsOperator, operators, type ValueType } from '#flows/kit/condition-types.ts';
import { phrase } from '#flows/languages/phrase.ts';
import { Button } from '../button.tsx';
import { IconButton } from '../icon-button.tsx';
import { useSay } from '../language.tsx';
import { TextArea } from '../input.tsx';
import { Select } from '../select.tsx';
import { emptyRow, type Group, isGroup, type Joint, readCondition, rightFor, rightForm, type Row, writeCondition } from './condition-rows.ts';
import { type ControlProps, useSurroundings } from './control.ts';
import { LiteralInput, OperandInput } from './operand-input.tsx';
import { ValuePicker } from './value-picker.tsx';

const joints: readonly { value: Joint; label: string }[] = [
  { value: 'all', label: phrase('All of these') },
  { value: 'any', label: phrase('Any of these') },
  { value: 'none', label: phrase('None of these') },
  { value: 'not-all', label: phrase('Not all of these') },
];
/** Deeper than this nobody can read a condition any more; the schema allows five. */
const deepest = 2;

const isOperator = (name: string): name is Operator => Object.hasOwn(operators, name);

const RightSide = ({ row, type, onChange }: { row: Row; type: ValueType; onChange: (right: unknown) => void }) => {
  const say = useSay();
  const list: readonly unknown[] = Array.isArray(row.right) ? row.right : [];
  switch (rightForm(row.op)) {
    case 'none':
      return null;
    case 'one':
      return <OperandInput label={say('Compared with')} type={type} of={row.left} value={row.right} onChange={onChange} />;
    case 'two':
      return (
        <div className="flex min-w-0 flex-1 items-center gap-1.5">
          <LiteralInput label={say('From')} type={type} of={row.left} value={list[0]} onChange={(from) => onChange([from, list[1] ?? ''])} />
          <span className="text-muted text-sm">{say('and')}</span>
          <LiteralInput label={say('To')} type={type} of={row.left} value={list[1]} onChange={(to) => onChange([list[0] ?? '', to])} />
        </div>
      );
    case 'several':
      return (
        <TextArea
          aria-label={say('One a line')}
          rows={2}
          placeholder={row.op === 'matches-domain' ? 'example.org' : say('One a line')}
          className="px-2 py-1 text-sm"
          defaultValue={list.join('\n')}
          key={row.left + row.op}
          onChange={(event) =>
            onChange(
              event.target.value
                .split('\n')
                .map((line) => line.trim())
                .filter((line) => line !== '')
                .map((line) => (type === 'number' && Number.isFinite(Number(line)) ? Number(line) : line)),
            )
          }
        />
      );
  }
};

const RowEditor = ({ row, onChange, onRemove }: { row: Row; onChange: (row: Row) => void; onRemove: (() => void) | undefined }) => {
  const say = useSay();
  const { values } = useSurroundings();
  const type = values.find((value) => value.path === row.left)?.type ?? 'any';
  const offered = Object.entries(operators)
    .filter(([name]) => isOperator(name) && knowsOperator(type, name))
    .flatMap(([name, { label }]) => (isOperator(name) ? [{ value: name, label: say(label) }] : []));
  const pick = (left: string) => {
    const next = values.find((value) => value.path === left)?.type ?? 'any';
    const op = knowsOperator(next, row.op) ? row.op : 'equals';
    onChange({ left, op, right: next === type ? rightFor(op, row.right) : rightFor(op, undefined) });
  };
  return (
    <li className="flex flex-col gap-1.5 rounded-field border border-line bg-surface p-2">
      <div className="flex items-start gap-1">
        <ValuePicker label={say('Value')} path={row.left} onChange={pick} />
        {onRemove !== undefined && (
          <IconButton size="small" label={say('Remove this row')} onClick={onRemove}>
            <X />
          </IconButton>
        )}
      </div>
      <Select
        size="small"
        label={say('How it is compared')}
        value={row.op}
        options={offered}
        onChange={(op) => onChange({ ...row, op, right: rightFor(op, row.right) })}
      />
      <RightSide row={row} type={type} onChange={(right) => onChange({ ...row, right })} />
    </li>
  );
};

const GroupEditor = ({
  group,
  depth,
  onChange,
  onRemove,
}: {
  group: Group;
  depth: number;
  onChange: (group: Group) => void;
  onRemove?: () => void;
}) => {
  const say = useSay();
  const replace = (index: number, part: Row | Group) => onChange({ ...group, parts: group.parts.map((other, at) => (at === index ? part : other)) });
  const remove = (index: number) => onChange({ ...group, parts: group.parts.filter((_, at) => at !== index) });
  return (
    <div className={depth === 0 ? 'flex flex-col gap-2' : 'flex flex-col gap-2 rounded-field border border-line border-dashed p-2'}>
      {(group.parts.length > 1 || group.joint !== 'all' || depth > 0) && (
        <div className="flex items-center gap-1">
          <Select
            size="small"
            label={say('How the rows belong together')}
            value={group.joint}
            options={joints.map(({ value, label }) => ({ value, label: say(label) }))}
            onChange={(joint) => onChange({ ...group, joint })}
          />
          {onRemove !== undefined && (
            <IconButton size="small" label={say('Remove this group')} onClick={onRemove}>
              <X />
            </IconButton>
          )}
        </div>
      )}
      <ul className="flex flex-col gap-2">
        {group.parts.map((part, index) =>
          isGroup(part) ? (
            <li key={index}>
              <GroupEditor group={part} depth={depth + 1} onChange={(next) => replace(index, next)} onRemove={() => remove(index)} />
            </li>
          ) : (
            <RowEditor
              key={index}
              row={part}
              onChange={(next) => replace(index, next)}
              onRemove={group.parts.length > 1 ? () => remove(index) : undefined}
            />
          ),
        )}
      </ul>
      <div className="flex gap-1">
        <Button look="quiet" size="small" onClick={() => onChange({ ...group, parts: [...group.parts, emptyRow] })}>
          <Plus aria-hidden className="size-3.5" />
          {say('Add a row')}
        </Button>
        {depth < deepest && (
          <Button look="quiet" size="small" onClick={() => onChange({ ...group, parts: [...group.parts, { joint: 'any', parts: [emptyRow] }] })}>
            <FolderPlus aria-hidden className="size-3.5" />
            {say('Add a group')}
          </Button>
        )}
      </div>
    </div>
  );
};

/** A condition as rows that read like sentences. Nothing typed here is ever run as code. */
export const ConditionControl = ({ value, onChange }: ControlProps) => (
  <GroupEditor group={readCondition(value)} depth={0} onChange={(group) => onChange(writeCondition(group))} />
);
