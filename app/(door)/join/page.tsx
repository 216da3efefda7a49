import type { Metadata } from 'next';
import { accountState } from '#app/_trpc/server.ts';
import { JoinForm } from './join-form.tsx';

export const metadata: Metadata = { title: 'Join a workspace' };

const JoinPage = async () => {
  const { signedIn } = await accountState();
  return <JoinForm signedIn={signedIn} />;
};
export default JoinPage;
