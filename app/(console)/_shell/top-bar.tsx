'use client';

import Link from 'next/link';
import { Fragment, type ReactNode } from 'react';
import { useSay } from '#app/_ui/language.tsx';
import { Mark } from '#app/_ui/mark.tsx';
import { AccountMenu } from './account-menu.tsx';

export type Crumb = { label: string; href?: string };

/** The way back up, and the account. The last crumb is where one is. */
export const TopBar = ({ crumbs, children }: { crumbs: readonly Crumb[]; children?: ReactNode }) => {
  const say = useSay();
  return (
    <header className="sticky top-0 z-30 flex h-12 items-center gap-2 border-line border-b bg-surface px-3 sm:px-4">
      <a
        href="#main"
        className="sr-only rounded-field bg-accent px-3 py-1.5 text-on-accent focus:not-sr-only focus:absolute focus:start-3 focus:z-50"
      >
        {say('Skip to content')}
      </a>
      <nav aria-label={say('Where you are')} className="flex min-w-0 flex-1 items-center gap-2">
        <Link
          href="/"
          aria-label={say('Sallyport, all apps')}
          className="inline-flex size-8 shrink-0 items-center justify-center rounded-field text-accent hover:bg-hover"
        >
          <Mark className="size-5" />
        </Link>
        {crumbs.map(({ label, href }, index) => (
          <Fragment key={label + String(href)}>
            {index > 0 && (
              <span aria-hidden className="text-faint">
                /
              </span>
            )}
            {href === undefined ? (
              <span aria-current="page" translate="no" className="truncate font-medium">
                {label}
              </span>
            ) : (
              <Link href={href} translate="no" className="truncate rounded-chip text-muted hover:text-ink">
                {label}
              </Link>
            )}
          </Fragment>
        ))}
      </nav>
      {children}
      <AccountMenu />
    </header>
  );
};
