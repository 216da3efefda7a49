'use client';

import { clsx } from 'clsx';
import { Tabs as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';

export type Tab<Id extends string = string> = { id: Id; label: ReactNode; content: ReactNode };

/** Views of one thing, one at a time. */
export const Tabs = <Id extends string>({
  label,
  tabs,
  value,
  onChange,
  className,
}: {
  label: string;
  tabs: readonly Tab<Id>[];
  value: Id;
  onChange: (id: Id) => void;
  className?: string;
}) => (
  <Primitive.Root
    value={value}
    onValueChange={(id) => {
      const tab = tabs.find((candidate) => candidate.id === id);
      if (tab !== undefined) onChange(tab.id);
    }}
    className={clsx('flex min-h-0 flex-col', className)}
  >
    <Primitive.List aria-label={label} className="flex gap-1 overflow-x-auto border-line border-b px-3">
      {tabs.map((tab) => (
        <Primitive.Trigger
          key={tab.id}
          value={tab.id}
          className="-mb-px h-9 cursor-pointer whitespace-nowrap border-transparent border-b-2 px-2 font-medium text-muted text-sm hover:text-ink focus-visible:-outline-offset-2 data-[state=active]:border-accent data-[state=active]:text-ink"
        >
          {tab.label}
        </Primitive.Trigger>
      ))}
    </Primitive.List>
    {tabs.map((tab) => (
      <Primitive.Content key={tab.id} value={tab.id} className="min-h-0 flex-1 overflow-y-auto focus-visible:-outline-offset-2">
        {tab.content}
      </Primitive.Content>
    ))}
  </Primitive.Root>
);
