'use client';

import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { Activity } from 'lucide-react';
import { useState } from 'react';
import { useTRPC } from '#app/_trpc/client.ts';
import { Button } from '#app/_ui/button.tsx';
import { counted } from '#app/_ui/counted.ts';
import { EmptyState } from '#app/_ui/empty-state.tsx';
import { EnvironmentSwitch, useEnvironment } from '#app/_ui/environment-switch.tsx';
import { Loaded } from '#app/_ui/loaded.tsx';
import { Page } from '#app/_ui/page.tsx';
import { Pager } from '#app/_ui/pager.tsx';
import { RelativeTime } from '#app/_ui/relative-time.tsx';
import { Select } from '#app/_ui/select.tsx';
import { Cell, Column, Row, Table } from '#app/_ui/table.tsx';
import { TextLink } from '#app/_ui/text-link.tsx';
import { useAddress } from '#app/_ui/use-address.ts';
import { nameOf } from '../users/users-grid.tsx';
import { RunStatus } from './run-status.tsx';
import { runsPerPage, runsQuery } from './runs-query.ts';

const everyFlow = '*';

/** What happened: people's ways through the flows, newest first. */
export const Runs = ({ app }: { app: string }) => {
  const trpc = useTRPC();
  const { read, write } = useAddress();
  const env = useEnvironment();
  const flow = read('flow');
  const user = read('user');
  const [marks, setMarks] = useState<readonly number[]>([]);
  const before = marks.at(-1);
  const flows = useQuery(trpc.flows.list.queryOptions({ app })).data ?? [];
  const runs = useQuery(
    trpc.runs.list.queryOptions(runsQuery(app, env, { flow, user }, before), {
      placeholderData: keepPreviousData,
      refetchInterval: before === undefined ? 5_000 : false,
    }),
  );
  const person = useQuery(trpc.users.get.queryOptions(user === undefined ? skipToken : { app, env, user }, { retry: false })).data?.user;
  const oldest = runs.data?.runs.at(-1)?.startedAt;
  return (
    <Page wide title="Runs" description="Every way through a flow, step by step. Ended runs are kept for a day (sandbox: a week).">
      <div className="flex flex-wrap items-center gap-3">
        <Select
          label="Flow"
          className="w-56"
          value={flow ?? everyFlow}
          options={[{ value: everyFlow, label: 'All flows' }, ...flows.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(chosen) => {
            setMarks([]);
            write({ flow: chosen === everyFlow ? undefined : chosen });
          }}
        />
        {user !== undefined && (
          <p className="flex items-center gap-2 rounded-card border border-line px-3 py-1.5 text-sm">
            <span>
              Only of{' '}
              <TextLink href={`/apps/${app}/users?user=${user}${env === 'sandbox' ? '&env=sandbox' : ''}`}>
                {person === undefined ? 'one user' : nameOf(person)}
              </TextLink>
            </span>
            <Button
              size="small"
              look="quiet"
              onClick={() => {
                setMarks([]);
                write({ user: undefined });
              }}
            >
              Show everybody’s
            </Button>
          </p>
        )}
        <span className="flex-1" />
        <EnvironmentSwitch />
      </div>
      <Loaded query={runs} label="Loading runs">
        {(page) =>
          page.runs.length === 0 && before === undefined ? (
            <EmptyState icon={Activity} title={user === undefined ? 'No run yet' : 'No run of this person'}>
              As soon as somebody starts a flow, their run stands here: where they are, which way they took, and why they were refused. Values that
              are secret are never shown.
            </EmptyState>
          ) : (
            <>
              <Table
                label="Runs"
                head={
                  <>
                    <Column>Flow</Column>
                    <Column>Status</Column>
                    <Column>Stands at</Column>
                    <Column className="text-right">Steps</Column>
                    <Column>Started</Column>
                  </>
                }
              >
                {page.runs.map((run) => (
                  <Row key={run.id}>
                    <Cell>
                      <TextLink href={`/apps/${app}/runs/${run.id}${env === 'sandbox' ? '?env=sandbox' : ''}`}>{run.flowName}</TextLink>
                      <span className="ml-2 text-muted text-xs">{run.version === 0 ? 'draft' : `version ${run.version}`}</span>
                    </Cell>
                    <Cell>
                      <RunStatus status={run.status} />
                    </Cell>
                    <Cell className="max-w-64 truncate">{run.at}</Cell>
                    <Cell className="text-right tabular-nums">{run.steps}</Cell>
                    <Cell className="whitespace-nowrap text-muted">
                      <RelativeTime at={run.startedAt} />
                    </Cell>
                  </Row>
                ))}
              </Table>
              <Pager
                summary={counted(page.runs.length, 'run')}
                page={marks.length + 1}
                onBack={marks.length === 0 ? undefined : () => setMarks(marks.slice(0, -1))}
                onNext={page.runs.length < runsPerPage || oldest === undefined ? undefined : () => setMarks([...marks, oldest])}
              />
            </>
          )
        }
      </Loaded>
    </Page>
  );
};
