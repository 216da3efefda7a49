import type { Metadata } from 'next';
import { Mailbox } from './mailbox.tsx';

export const metadata: Metadata = { title: 'Mailbox' };

const MailboxPage = async ({ params }: { params: Promise<{ app: string }> }) => <Mailbox app={(await params).app} />;
export default MailboxPage;
