import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { AppNavigation } from '#app/(console)/_shell/app-navigation.tsx';
import { TopBar } from '#app/(console)/_shell/top-bar.tsx';
import { pageApp } from '#app/_trpc/page-app.ts';

const SectionsLayout = async ({ params, children }: { params: Promise<{ app: string }>; children: ReactNode }) => {
  const app = await pageApp((await params).app);
  if (app === undefined) notFound();
  const hidden = [...(app.rights.includes('user.view') ? [] : ['/users']), ...(app.rights.includes('app.mailbox') ? [] : ['/mailbox'])];
  return (
    <div className="flex min-h-dvh flex-col">
      <TopBar
        crumbs={[
          { label: 'Apps', href: '/' },
          { label: app.name, href: `/apps/${app.slug}` },
        ]}
      />
      <div className="flex min-w-0 flex-1 flex-col md:flex-row">
        <AppNavigation app={app.slug} hidden={hidden} />
        <div className="min-w-0 flex-1">{children}</div>
      </div>
    </div>
  );
};
export default SectionsLayout;
