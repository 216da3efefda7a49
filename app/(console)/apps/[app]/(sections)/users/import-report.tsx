'use client';

import { Download } from 'lucide-react';
import { buttonClass } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import type { Environment } from '#app/_ui/environment-switch.tsx';
import { Cell, Column, Row, Table } from '#app/_ui/table.tsx';
import type { Import } from './import-users.tsx';

const number = (count: number) => count.toLocaleString('en');

/** How many got in or would, and what is wrong with those that did not. */
export const ImportReport = ({ app, env, made }: { app: string; env: Environment; made: Import }) => {
  const { created, updated, skipped, rejected } = made.counts;
  const planned = made.status === 'checked';
  return (
    <section aria-label="What the file brings" className="flex flex-col gap-3">
      <Callout tone={rejected > 0 ? 'caution' : 'positive'} title={planned ? 'What would happen' : 'What happened'}>
        {number(created)} {planned ? 'to add' : 'added'} · {number(updated)} {planned ? 'to update' : 'updated'} · {number(skipped)} left as they are
        · {number(rejected)} {rejected === 1 ? 'line' : 'lines'} with errors
      </Callout>
      {made.rejected.length > 0 && (
        <>
          <Table
            label="Lines with errors"
            head={
              <>
                <Column>Line</Column>
                <Column>Column</Column>
                <Column>What is wrong</Column>
              </>
            }
          >
            {made.rejected.map(({ line, column, reason }) => (
              <Row key={line}>
                <Cell>{line}</Cell>
                <Cell className="max-w-40 truncate">{column ?? 'The whole line'}</Cell>
                <Cell>{reason}</Cell>
              </Row>
            ))}
          </Table>
          <div className="flex flex-wrap items-center gap-3">
            <a href={`/files/apps/${app}/${env}/imports/${made.id}/rejected.csv`} download className={buttonClass('secondary', 'small')}>
              <Download aria-hidden className="size-3.5" />
              Download lines with errors
            </a>
            {rejected > made.rejected.length && <span className="text-muted text-sm">The first {made.rejected.length} are shown.</span>}
          </div>
        </>
      )}
    </section>
  );
};
