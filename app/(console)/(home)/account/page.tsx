import type { Metadata } from 'next';
import { TopBar } from '#app/(console)/_shell/top-bar.tsx';
import { preload, Preloaded } from '#app/_trpc/preload.tsx';
import { pageQueries, pageTrpc } from '#app/_trpc/server.ts';
import { Account } from './account.tsx';

export const metadata: Metadata = { title: 'Your account' };

const AccountPage = async () => {
  await preload(pageQueries().fetchQuery(pageTrpc().account.me.queryOptions()));
  return (
    <Preloaded>
      <TopBar crumbs={[{ label: 'Your account' }]} />
      <Account />
    </Preloaded>
  );
};
export default AccountPage;
