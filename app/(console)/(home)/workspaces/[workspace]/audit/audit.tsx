'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ScrollText, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { counted } from '#app/_ui/counted.ts';
import { EmptyState } from '#app/_ui/empty-state.tsx';
import { Failure } from '#app/_ui/failure.tsx';
import { Loaded } from '#app/_ui/loaded.tsx';
import { Page } from '#app/_ui/page.tsx';
import { Pager } from '#app/_ui/pager.tsx';
import { RelativeTime } from '#app/_ui/relative-time.tsx';
import { Cell, Column, Row, Table } from '#app/_ui/table.tsx';
import { actionWords, detailWords, whoWords } from './audit-words.ts';

const pageSize = 100;

/** Who did what, and whether anybody has tampered with the record. */
export const Audit = ({ workspace }: { workspace: string }) => {
  const trpc = useTRPC();
  const [marks, setMarks] = useState<readonly number[]>([]);
  const before = marks.at(-1);
  const log = useQuery(trpc.audit.list.queryOptions({ workspace, ...(before !== undefined && { before }) }, { placeholderData: keepPreviousData }));
  const check = useQuery(trpc.audit.verify.queryOptions({ workspace }, { enabled: false }));
  const fault = faultOf(check.error);
  const oldest = log.data?.entries.at(-1)?.at;
  return (
    <Page
      title="Audit log"
      description="Everything that was done in the console, and what matters for security in the apps. Nobody can change or remove an entry."
      actions={
        <Button busy={check.isFetching} onClick={() => void check.refetch()}>
          <ShieldCheck aria-hidden className="size-4" />
          Check the record
        </Button>
      }
    >
      {fault !== undefined && <Failure fault={fault} retry={() => void check.refetch()} />}
      {check.data?.broken === undefined && check.data !== undefined && (
        <Callout
          tone="positive"
          urgent
        >{`All ${counted(check.data.rows, 'entry', 'entries')} fit together: nothing was changed or taken out.`}</Callout>
      )}
      {check.data?.broken !== undefined && (
        <Callout tone="negative" urgent title="The record was tampered with">
          The entry {check.data.broken} does not fit the one before it: somebody with access to the database changed or removed entries.
        </Callout>
      )}
      <Loaded query={log} label="Loading the audit log">
        {({ entries }) =>
          entries.length === 0 && before === undefined ? (
            <EmptyState icon={ScrollText} title="Nothing yet">
              Publishing, changed settings, switched-off users, new secrets: each is written down here with who did it, when, and from where.
            </EmptyState>
          ) : (
            <>
              <Table
                label="Audit log"
                head={
                  <>
                    <Column>When</Column>
                    <Column>Who</Column>
                    <Column>What</Column>
                    <Column>App</Column>
                    <Column>From</Column>
                  </>
                }
              >
                {entries.map((entry) => (
                  <Row key={entry.id}>
                    <Cell className="whitespace-nowrap align-top text-muted">
                      <RelativeTime at={entry.at} />
                    </Cell>
                    <Cell className="max-w-56 truncate align-top">{whoWords(entry)}</Cell>
                    <Cell className="align-top">
                      <span className="block font-medium">{actionWords(entry.action)}</span>
                      <span className="block max-w-md text-muted text-sm">
                        {detailWords(entry.detail)
                          .map(({ name, value }) => `${name}: ${value}`)
                          .join(' · ')}
                      </span>
                    </Cell>
                    <Cell className="whitespace-nowrap align-top">{entry.appName ?? <span className="text-faint">–</span>}</Cell>
                    <Cell className="whitespace-nowrap align-top font-mono text-muted text-xs">{entry.ip ?? '–'}</Cell>
                  </Row>
                ))}
              </Table>
              <Pager
                summary={counted(entries.length, 'entry', 'entries')}
                page={marks.length + 1}
                onBack={marks.length === 0 ? undefined : () => setMarks(marks.slice(0, -1))}
                onNext={entries.length < pageSize || oldest === undefined ? undefined : () => setMarks([...marks, oldest])}
              />
            </>
          )
        }
      </Loaded>
    </Page>
  );
};
