import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { accountState } from '#app/_trpc/server.ts';
import { SetUpForm } from './set-up-form.tsx';

export const metadata: Metadata = { title: 'Set up' };

const SetUpPage = async () => {
  const { setUp } = await accountState();
  if (setUp) redirect('/sign-in');
  return <SetUpForm />;
};
export default SetUpPage;
