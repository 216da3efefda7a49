'use client';

import { clsx } from 'clsx';
import { ChevronsUpDown } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { Role } from '#server/storage/ports/members.ts';
import { Button } from '#app/_ui/button.tsx';
import { Menu, MenuLabel, MenuLink } from '#app/_ui/menu.tsx';

/** Apps, people, audit log and settings of a workspace, and the way to another one. */
export const WorkspaceNavigation = ({
  workspace,
  others,
  role,
}: {
  workspace: string;
  others: readonly { id: string; name: string }[];
  role: Role;
}) => {
  const pathname = usePathname();
  const base = `/workspaces/${workspace}`;
  const leads = role === 'owner' || role === 'admin';
  const sections = [
    { href: base, label: 'Apps' },
    { href: `${base}/people`, label: 'People' },
    ...(leads
      ? [
          { href: `${base}/audit`, label: 'Audit log' },
          { href: `${base}/settings`, label: 'Workspace settings' },
        ]
      : []),
  ];
  return (
    <div className="border-line border-b bg-surface">
      <div className="mx-auto flex max-w-5xl items-center gap-4 px-4 sm:px-8">
        <nav aria-label="Sections of the workspace" className="flex min-w-0 flex-1 gap-1 overflow-x-auto">
          {sections.map(({ href, label }) => (
            <Link
              key={href}
              href={href}
              aria-current={pathname === href ? 'page' : undefined}
              className={clsx(
                '-mb-px flex h-10 items-center whitespace-nowrap border-b-2 px-2 font-medium text-sm focus-visible:-outline-offset-2',
                pathname === href ? 'border-accent text-ink' : 'border-transparent text-muted hover:text-ink',
              )}
            >
              {label}
            </Link>
          ))}
        </nav>
        {others.length > 0 && (
          <Menu
            trigger={
              <Button look="quiet" size="small">
                Other workspaces
                <ChevronsUpDown aria-hidden className="size-3.5" />
              </Button>
            }
          >
            <MenuLabel>Go to</MenuLabel>
            {others.map(({ id, name }) => (
              <MenuLink key={id}>
                <Link href={`/workspaces/${id}`}>{name}</Link>
              </MenuLink>
            ))}
          </Menu>
        )}
      </div>
    </div>
  );
};
