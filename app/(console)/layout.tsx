import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { ReactNode } from 'react';
import { pageContext } from '#app/_trpc/server.ts';

/** Pages for signed-in builders. What they may see is each procedure's question; this only saves a detour. */
const ConsoleLayout = async ({ children }: { children: ReactNode }) => {
  const { actor, services } = await pageContext();
  if (actor === undefined) {
    const path = (await headers()).get('x-path') ?? '/';
    const setUp = (await services.storage.members.count()) > 0;
    redirect(setUp ? `/sign-in?next=${encodeURIComponent(path)}` : '/set-up');
  }
  return children;
};
export default ConsoleLayout;
