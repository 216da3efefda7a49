'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Failure } from './failure.tsx';
import { Spinner } from './spinner.tsx';

/** What a query answered; a sign of life while it has not (after 300 ms), or what went wrong. */
export const Loaded = <Data,>({
  query,
  label,
  children,
}: {
  query: UseQueryResult<Data, unknown>;
  label: string;
  children: (data: Data) => ReactNode;
}) => {
  if (query.data !== undefined) return children(query.data);
  const fault = faultOf(query.error);
  if (fault !== undefined) return <Failure fault={fault} retry={() => void query.refetch()} />;
  return (
    <div className="flex justify-center py-12">
      <Spinner label={label} />
    </div>
  );
};
