'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '#app/_trpc/client.ts';
import { Button } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { Field } from '#app/_ui/field.tsx';
import { Select } from '#app/_ui/select.tsx';
import { Cell, Column, Row, Table } from '#app/_ui/table.tsx';
import type { Import } from './import-users.tsx';

const leftOut = '–';

export type ImportSettings = Import['settings'];

/** Which column of the file is which, and what becomes of people who are there already. */
export const ImportMapping = ({
  app,
  made,
  settings,
  stale,
  busy,
  onChange,
  onCheck,
  onCancel,
}: {
  app: string;
  made: Import;
  settings: ImportSettings;
  /** Changed since the check. */
  stale: boolean;
  busy: boolean;
  onChange: (settings: ImportSettings) => void;
  onCheck: () => void;
  onCancel: () => void;
}) => {
  const trpc = useTRPC();
  const columns = useQuery(trpc.columns.list.queryOptions({ app })).data ?? [];
  const { mapping, existing, status } = settings;
  // The first e-mail and phone columns are filled from what people sign in with.
  const feeding = (['email', 'phone'] as const).flatMap((kind) => columns.find(({ type }) => type === kind)?.key ?? []);
  const targets = [
    { value: leftOut, label: 'Leave out' },
    { value: '@email', label: 'E-mail (signs in with)' },
    { value: '@phone', label: 'Phone (signs in with)' },
    { value: '@username', label: 'User name (signs in with)' },
    { value: '@status', label: 'Status' },
    ...columns.filter(({ key, type }) => type !== 'pin' && !feeding.includes(key)).map(({ key, name }) => ({ value: key, label: name })),
  ];
  const map = (index: number, target: string) => {
    const { [index]: _, ...others } = mapping;
    onChange({ ...settings, mapping: target === leftOut ? others : { ...others, [index]: target } });
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onCheck();
      }}
    >
      <p>
        <span className="font-medium">{made.file.name}</span>{' '}
        <span className="text-muted text-sm">
          {made.file.lines.toLocaleString('en')} lines · {made.file.encoding.toUpperCase()}
        </span>
      </p>
      <Table
        label="Columns of the file"
        head={
          <>
            <Column>In the file</Column>
            <Column className="hidden sm:table-cell">First values</Column>
            <Column>Goes to</Column>
          </>
        }
      >
        {made.file.header.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column of a file has no other name that is its own
          <Row key={index}>
            <Cell className="max-w-40 truncate font-medium">{name === '' ? `Column ${index + 1}` : name}</Cell>
            <Cell className="hidden max-w-56 truncate text-muted text-sm sm:table-cell">
              {made.sample
                .map((cells) => cells[index] ?? '')
                .filter((cell) => cell !== '')
                .join(' · ')}
            </Cell>
            <Cell className="w-56">
              <Select
                label={`${name === '' ? `Column ${index + 1}` : name} goes to`}
                size="small"
                value={mapping[index] ?? leftOut}
                options={targets}
                onChange={(target) => map(index, target)}
                className="w-full"
              />
            </Cell>
          </Row>
        ))}
      </Table>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="People who are there already">
          <Select
            value={existing}
            options={[
              { value: 'skip', label: 'Leave as they are' },
              { value: 'update', label: 'Update from the file' },
            ]}
            onChange={(chosen) => onChange({ ...settings, existing: chosen })}
          />
        </Field>
        <Field label="New people">
          <Select
            value={status}
            options={[
              { value: 'active', label: 'Can sign in at once' },
              { value: 'unapproved', label: 'Wait to be approved' },
            ]}
            onChange={(chosen) => onChange({ ...settings, status: chosen })}
          />
        </Field>
      </div>
      {stale && <Callout tone="info">You changed something since the check. Check again to see what would happen now.</Callout>}
      <div className="flex justify-end gap-2">
        {(made.status === 'uploaded' || stale) && <Button onClick={onCancel}>Cancel</Button>}
        <Button look={made.status === 'uploaded' || stale ? 'primary' : 'secondary'} type="submit" busy={busy}>
          {made.status === 'uploaded' ? 'Check' : 'Check again'}
        </Button>
      </div>
    </form>
  );
};
