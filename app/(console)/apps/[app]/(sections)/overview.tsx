'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '#app/_trpc/client.ts';
import { accessWords } from '#app/_ui/access-words.ts';
import { CommonLink } from '#app/_ui/common-link.tsx';
import { Badge } from '#app/_ui/badge.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { LinkButton } from '#app/_ui/link-button.tsx';
import { Loaded } from '#app/_ui/loaded.tsx';
import { Page } from '#app/_ui/page.tsx';
import { TextLink } from '#app/_ui/text-link.tsx';
import { Connect } from './connect.tsx';
import { FlowList } from './flow-list.tsx';
import { LiveProblems } from './live-problems.tsx';
import { NewFlow } from './new-flow.tsx';

/** What an app is, whether it is live, and how programs connect. */
export const Overview = ({ app: slug }: { app: string }) => {
  const trpc = useTRPC();
  const app = useQuery(trpc.apps.get.queryOptions({ app: slug }));
  const flows = useQuery(trpc.flows.list.queryOptions({ app: slug }));
  return (
    <Loaded query={app} label="Loading the app">
      {(found) => (
        <Page
          title={found.name}
          description={`${accessWords[found.access].label}.`}
          actions={found.status === 'active' ? undefined : <Badge tone="negative">Switched off</Badge>}
        >
          {found.status === 'disabled' && (
            <Callout tone="caution" title="This app is switched off">
              Nobody can sign in, and sessions are not renewed. <TextLink href={`/apps/${slug}/settings`}>Switch it on in its settings</TextLink>.
            </Callout>
          )}
          <LiveProblems app={slug} />
          {found.mail === 'captured' && found.rights.includes('app.mailbox') && (
            <Callout title="No mail server is set up">
              Live mail is not sent: codes and links are kept in the <TextLink href={`/apps/${slug}/mailbox`}>mailbox</TextLink>. Set{' '}
              <span className="font-mono text-sm">SMTP_URL</span> and restart the server to send it.
            </Callout>
          )}
          {found.smsQuota !== null && found.smsQuota.used >= found.smsQuota.limit && (
            <Callout tone="caution" title="This month’s SMS are used up">
              The {found.smsQuota.limit} SMS that come with this server are sent, and codes by SMS fall back to the next method or fail. Connect an
              SMS account of your own on the <TextLink href={`/apps/${slug}/connectors`}>Connectors page</TextLink>, then choose it in the flow.
            </Callout>
          )}
          <Loaded query={flows} label="Loading flows">
            {(list) => (
              <>
                <section aria-labelledby="flows" className="flex flex-col gap-3">
                  <div className="flex items-center justify-between gap-3">
                    <h2 id="flows" className="font-semibold text-lg">
                      Flows
                    </h2>
                    {list.length > 0 && (
                      <LinkButton size="small" href={`/apps/${slug}/flows`}>
                        All flows
                      </LinkButton>
                    )}
                  </div>
                  <FlowList app={slug} flows={list.slice(0, 4)} create={found.rights.includes('flow.edit') ? <NewFlow app={slug} /> : undefined} />
                </section>
                <section aria-labelledby="common-link" className="flex flex-col gap-3">
                  <h2 id="common-link" className="font-semibold text-lg">
                    Common link
                  </h2>
                  <p className="text-muted">The one address that is the same for everybody. Put it on a poster, in a chat or on a web page.</p>
                  <CommonLink app={slug} publicUrl={found.publicUrl} />
                </section>
                <Connect app={slug} id={found.id} publicUrl={found.publicUrl} mail={found.mail} flows={list} />
              </>
            )}
          </Loaded>
        </Page>
      )}
    </Loaded>
  );
};
