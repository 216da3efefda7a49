import type { inferRouterOutputs } from '@trpc/server';
import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import type { AppRouter } from '#server/index.ts';
import { accessWords } from '#app/_ui/access-words.ts';
import { AppBadge } from '#app/_ui/app-badge.tsx';
import { Badge } from '#app/_ui/badge.tsx';
import { counted } from '#app/_ui/counted.ts';

type App = inferRouterOutputs<AppRouter>['apps']['list'][number];

const status = (app: App) => {
  if (app.status === 'disabled') return <Badge tone="negative">Switched off</Badge>;
  if (app.live === 0) return <Badge>Nothing live yet</Badge>;
  return <Badge tone="positive">{`${counted(app.live, 'flow')} live`}</Badge>;
};

export const AppCard = ({ app }: { app: App }) => (
  <li>
    <Link href={`/apps/${app.slug}`} className="group flex items-center gap-4 px-4 py-3.5 hover:bg-hover focus-visible:-outline-offset-2">
      <AppBadge name={app.name} accent={app.theme.accent} />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate font-semibold">{app.name}</span>
        <span className="truncate text-muted text-sm">
          {accessWords[app.access].short} · {counted(app.flows, 'flow')}
        </span>
      </span>
      {status(app)}
      <ChevronRight aria-hidden className="size-4 text-faint group-hover:text-ink" />
    </Link>
  </li>
);
