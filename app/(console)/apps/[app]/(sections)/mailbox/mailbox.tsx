'use client';

import { useMutation } from '@tanstack/react-query';
import { MailOpen, Mails } from 'lucide-react';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { EmptyState } from '#app/_ui/empty-state.tsx';
import { type Environment, EnvironmentSwitch, useEnvironment } from '#app/_ui/environment-switch.tsx';
import { Failure } from '#app/_ui/failure.tsx';
import { Page } from '#app/_ui/page.tsx';
import { RelativeTime } from '#app/_ui/relative-time.tsx';

const kept: Record<Environment, string> = {
  live: 'Mail of the live app that was kept here instead of being sent, because no mail server is set up.',
  sandbox: 'Mail of the sandbox. It is always kept here and never sent.',
};

/** Mail that was kept instead of being sent. Opened on purpose: each look is audited. */
export const Mailbox = ({ app }: { app: string }) => {
  const env = useEnvironment();
  return <KeptMail key={env} app={app} env={env} />;
};

const KeptMail = ({ app, env }: { app: string; env: Environment }) => {
  const trpc = useTRPC();
  const open = useMutation(trpc.mailbox.open.mutationOptions());
  const fault = faultOf(open.error);
  const button = (
    <Button look={open.data === undefined ? 'primary' : 'secondary'} busy={open.isPending} onClick={() => open.mutate({ app, env })}>
      <MailOpen aria-hidden className="size-4" />
      {open.data === undefined ? 'Open the mailbox' : 'Look again'}
    </Button>
  );
  return (
    <Page
      title="Mailbox"
      description={kept[env]}
      actions={
        <>
          {open.data !== undefined && open.data.mails.length > 0 && button}
          <EnvironmentSwitch />
        </>
      }
    >
      {fault !== undefined && <Failure fault={fault} retry={() => open.mutate({ app, env })} />}
      {open.data === undefined && (
        <EmptyState icon={Mails} title="Only for the owner" action={button}>
          These mails hold codes and links that sign people in. Only the workspace's owner can read them, and each look is written into the audit log.
          {env === 'live' && (
            <>
              {' '}
              To send mail for real, set <span className="font-mono text-sm">SMTP_URL</span> and restart the server.
            </>
          )}
        </EmptyState>
      )}
      {open.data?.keeping === false && (
        <Callout tone="positive">A mail server is set up now: new mail is sent. What was kept before still stands here.</Callout>
      )}
      {open.data !== undefined && open.data.mails.length === 0 && (
        <EmptyState icon={Mails} title="No mail was kept" action={button}>
          When somebody signs in to the {env === 'live' ? 'live app' : 'sandbox'} with a code by e-mail or SMS, the message appears here.
        </EmptyState>
      )}
      {open.data !== undefined && open.data.mails.length > 0 && (
        <ul className="flex flex-col gap-3">
          {open.data.mails.map((mail) => (
            <li key={mail.id} className="rounded-card border border-line bg-surface p-4">
              <p className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="font-semibold">{mail.subject}</span>
                <span className="text-muted text-sm">
                  to {mail.to} · <RelativeTime at={mail.at} />
                </span>
              </p>
              <p className="mt-2 whitespace-pre-wrap break-words">{mail.text}</p>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
};
