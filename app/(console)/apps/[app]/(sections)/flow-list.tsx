import type { inferRouterOutputs } from '@trpc/server';
import { ChevronRight, Waypoints } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { AppRouter } from '#server/index.ts';
import { Badge } from '#app/_ui/badge.tsx';
import { EmptyState } from '#app/_ui/empty-state.tsx';
import { RelativeTime } from '#app/_ui/relative-time.tsx';
import { TextLink } from '#app/_ui/text-link.tsx';

export type FlowLine = inferRouterOutputs<AppRouter>['flows']['list'][number];

/** Flows with what is live of them; each leads to its drawing. `menu` stands at the end of a line. */
export const FlowList = ({
  app,
  flows,
  create,
  menu,
}: {
  app: string;
  flows: readonly FlowLine[];
  create?: ReactNode;
  menu?: (flow: FlowLine) => ReactNode;
}) =>
  flows.length === 0 ? (
    <EmptyState icon={Waypoints} title="No flow yet" action={create}>
      A flow is a drawing of how people get in: what they are asked, what proves who they are, and where they arrive. Start from a template and change
      it, or begin with an empty canvas. <TextLink href="/docs/tour">A tour in two minutes</TextLink> shows how it goes.
    </EmptyState>
  ) : (
    <ul className="divide-y divide-line rounded-card border border-line bg-surface">
      {flows.map((flow) => (
        <li key={flow.id} className="flex items-center">
          <Link
            href={`/apps/${app}/flows/${flow.slug}`}
            className="group flex min-w-0 flex-1 items-center gap-4 px-4 py-3 hover:bg-hover focus-visible:-outline-offset-2"
          >
            <Waypoints aria-hidden className="size-4.5 shrink-0 text-muted" />
            <span className="flex min-w-0 flex-1 flex-col">
              <span className="truncate font-medium">{flow.name}</span>
              <span className="truncate text-muted text-sm">
                Changed <RelativeTime at={flow.updatedAt} />
              </span>
            </span>
            {flow.published === null ? <Badge>Draft only</Badge> : <Badge tone="positive">{`Version ${flow.published} live`}</Badge>}
            {menu === undefined && <ChevronRight aria-hidden className="size-4 text-faint group-hover:text-ink" />}
          </Link>
          {menu !== undefined && <div className="px-2">{menu(flow)}</div>}
        </li>
      ))}
    </ul>
  );
