'use client';

import { clsx } from 'clsx';
import { Activity, KeyRound, LayoutDashboard, type LucideIcon, Mailbox, Plug, Settings, ShieldCheck, UsersRound, Waypoints } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

type Section = { path: string; label: string; icon: LucideIcon };

const sections: readonly Section[] = [
  { path: '', label: 'Overview', icon: LayoutDashboard },
  { path: '/security', label: 'Security', icon: ShieldCheck },
  { path: '/flows', label: 'Flows', icon: Waypoints },
  { path: '/users', label: 'Users', icon: UsersRound },
  { path: '/runs', label: 'Runs', icon: Activity },
  { path: '/connectors', label: 'Connectors', icon: Plug },
  { path: '/clients', label: 'Clients', icon: KeyRound },
  { path: '/mailbox', label: 'Mailbox', icon: Mailbox },
  { path: '/settings', label: 'Settings', icon: Settings },
];

const intoView = (link: HTMLElement | null) => link?.scrollIntoView({ block: 'nearest', inline: 'center' });

/** The sections of an app: a column on the left, a scrolling row above on small screens. `hidden` lists paths this builder cannot use. */
export const AppNavigation = ({ app, hidden }: { app: string; hidden: readonly string[] }) => {
  const pathname = usePathname();
  const base = `/apps/${app}`;
  return (
    <nav
      aria-label="Sections of the app"
      className="sticky top-12 z-20 flex shrink-0 gap-0.5 overflow-x-auto border-line border-b bg-canvas px-2 py-1.5 md:h-[calc(100dvh-3rem)] md:w-52 md:flex-col md:overflow-y-auto md:border-r md:border-b-0 md:px-3 md:py-4"
    >
      {sections
        .filter(({ path }) => !hidden.includes(path))
        .map(({ path, label, icon: Icon }) => {
          const href = base + path;
          const here = path === '' ? pathname === base : pathname === href || pathname.startsWith(`${href}/`);
          return (
            <Link
              key={path}
              href={href}
              aria-current={here ? 'page' : undefined}
              ref={here ? intoView : undefined}
              className={clsx(
                'flex h-8 shrink-0 items-center gap-2.5 rounded-field px-2.5 font-medium',
                here ? 'bg-accent-soft text-accent' : 'text-muted hover:bg-hover hover:text-ink',
              )}
            >
              <Icon aria-hidden className="size-4" />
              {label}
            </Link>
          );
        })}
    </nav>
  );
};
