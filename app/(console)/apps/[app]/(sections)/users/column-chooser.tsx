'use client';

import { ArrowDown, ArrowUp, SlidersHorizontal } from 'lucide-react';
import { Popover } from 'radix-ui';
import { Button } from '#app/_ui/button.tsx';
import { Checkbox } from '#app/_ui/checkbox.tsx';
import { IconButton } from '#app/_ui/icon-button.tsx';
import type { GridColumn, GridLayout } from './grid-columns.ts';

/** Which columns this member sees, and in what order. */
export const ColumnChooser = ({
  columns,
  layout,
  onChange,
}: {
  columns: readonly GridColumn[];
  layout: GridLayout;
  onChange: (layout: GridLayout) => void;
}) => {
  const ids = columns.map(({ id }) => id);
  const move = (index: number, by: -1 | 1) => {
    const order = [...ids];
    const [id] = order.splice(index, 1);
    if (id !== undefined) order.splice(index + by, 0, id);
    onChange({ ...layout, order });
  };
  const show = (id: string, shown: boolean) =>
    onChange({ order: ids, hidden: shown ? layout.hidden.filter((hidden) => hidden !== id) : [...layout.hidden, id] });
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <Button>
          <SlidersHorizontal aria-hidden className="size-4" />
          View
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label="Columns shown"
          className="z-50 flex max-h-(--radix-popover-content-available-height) w-72 animate-appear flex-col gap-2 overflow-y-auto rounded-card border border-line bg-raised p-3 shadow-floating"
        >
          <p className="text-muted text-xs">Only your own view changes.</p>
          <ul className="flex flex-col gap-0.5">
            {columns.map((column, index) => (
              <li key={column.id} className="flex items-center gap-1">
                <span className="min-w-0 flex-1">
                  <Checkbox
                    label={column.name}
                    checked={index === 0 || !layout.hidden.includes(column.id)}
                    disabled={index === 0}
                    onChange={(shown) => show(column.id, shown)}
                  />
                </span>
                <IconButton label={`Move ${column.name} to the left`} size="small" disabled={index < 2} onClick={() => move(index, -1)}>
                  <ArrowUp />
                </IconButton>
                <IconButton
                  label={`Move ${column.name} to the right`}
                  size="small"
                  disabled={index === 0 || index === columns.length - 1}
                  onClick={() => move(index, 1)}
                >
                  <ArrowDown />
                </IconButton>
              </li>
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
};
