import './docs.css';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Mark } from '#app/_ui/mark.tsx';
import { guides } from './doc-pages.ts';

/** Help that builders and operators read; also for who is not signed in, because it holds nothing of anybody's. */
const DocsLayout = ({ children }: { children: ReactNode }) => (
  <>
    <header className="sticky top-0 z-30 flex h-12 items-center gap-2 border-line border-b bg-surface px-3 sm:px-4">
      <a href="#main" className="sr-only rounded-field bg-accent px-3 py-1.5 text-on-accent focus:not-sr-only focus:absolute focus:left-3 focus:z-50">
        Skip to content
      </a>
      <Link
        href="/"
        aria-label="Sallyport, all apps"
        className="inline-flex size-8 items-center justify-center rounded-field text-accent hover:bg-hover"
      >
        <Mark className="size-5" />
      </Link>
      <Link href="/docs" className="font-medium">
        Documentation
      </Link>
    </header>
    <div className="mx-auto flex max-w-5xl gap-10 px-4 sm:px-8">
      <nav aria-label="Documentation" className="sticky top-12 hidden h-[calc(100dvh-3rem)] w-48 shrink-0 overflow-y-auto py-8 md:block">
        {guides.map(({ title, pages }) => (
          <section key={title} className="mb-6">
            <h2 className="mb-1 px-2 font-medium text-muted text-sm">{title}</h2>
            {pages.map((page) => (
              <Link key={page.slug} href={`/docs/${page.slug}`} className="block rounded-field px-2 py-1.5 hover:bg-hover">
                {page.title}
              </Link>
            ))}
          </section>
        ))}
      </nav>
      <main id="main" className="doc min-w-0 flex-1 py-8">
        {children}
      </main>
    </div>
  </>
);
export default DocsLayout;
