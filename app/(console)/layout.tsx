import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { accountState } from '#app/_trpc/server.ts';

/** Pages for signed-in builders. What they may see is each procedure's question; this only saves a detour. */
const ConsoleLayout = async ({ children }: { children: ReactNode }) => {
  const { setUp, signedIn } = await accountState();
  if (!setUp) redirect('/set-up');
  if (!signedIn) redirect(`/sign-in?next=${encodeURIComponent((await headers()).get('x-path') ?? '/')}`);
  return children;
};
export default ConsoleLayout;
