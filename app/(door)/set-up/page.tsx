import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { pageContext } from '#app/_trpc/server.ts';
import { SetUpForm } from './set-up-form.tsx';

export const metadata: Metadata = { title: 'Set up' };

const SetUpPage = async () => {
  const { services } = await pageContext();
  if ((await services.storage.members.count()) > 0) redirect('/sign-in');
  return <SetUpForm />;
};
export default SetUpPage;
