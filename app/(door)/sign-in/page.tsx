import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { pageContext } from '#app/_trpc/server.ts';
import { ownPath } from '#app/_ui/own-path.ts';
import { SignInForm } from './sign-in-form.tsx';

export const metadata: Metadata = { title: 'Sign in' };

const SignInPage = async ({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) => {
  const { next } = await searchParams;
  const target = ownPath(typeof next === 'string' ? next : undefined);
  const { actor, services } = await pageContext();
  if (actor !== undefined) redirect(target);
  if ((await services.storage.members.count()) === 0) redirect('/set-up');
  return <SignInForm next={target} />;
};
export default SignInPage;
