import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { accountState } from '#app/_trpc/server.ts';
import { ownPath } from '#app/_ui/own-path.ts';
import { SignInForm } from './sign-in-form.tsx';

export const metadata: Metadata = { title: 'Sign in' };

const SignInPage = async ({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) => {
  const { next } = await searchParams;
  const target = ownPath(typeof next === 'string' ? next : undefined);
  const { setUp, signedIn } = await accountState();
  if (signedIn) redirect(target);
  if (!setUp) redirect('/set-up');
  return <SignInForm next={target} />;
};
export default SignInPage;
