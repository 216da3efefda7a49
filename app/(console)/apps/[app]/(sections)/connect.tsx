'use client';

import { useState } from 'react';
import { CodeBlock } from '#app/_ui/code-block.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { Select } from '#app/_ui/select.tsx';
import { Tabs } from '#app/_ui/tabs.tsx';
import { addressesOf, type Environment, fromClient, redeemWithCurl, refreshWithCurl, startWithCurl, verifyWithJose } from './connect-examples.ts';
import { ConnectFacts } from './connect-facts.tsx';
import type { FlowLine } from './flow-list.tsx';

const mailWords = {
  smtp: 'It sends real mail.',
  captured: 'Mail is not sent: it is kept in the mailbox, because SMTP_URL is not set.',
  none: 'Mail cannot be sent: SMTP_URL is not set.',
} as const;

/** How a program uses a flow: over HTTP, or by sending people to the hosted page; and what it verifies tokens with. */
export const Connect = ({
  app,
  id,
  publicUrl,
  mail,
  flows,
}: {
  app: string;
  id: string;
  publicUrl: string;
  mail: 'smtp' | 'captured' | 'none';
  flows: readonly FlowLine[];
}) => {
  const [view, setView] = useState<'http' | 'page' | 'tokens'>('http');
  const [environment, setEnvironment] = useState<Environment>(flows.some(({ published }) => published !== null) ? 'live' : 'sandbox');
  const [chosen, setChosen] = useState(flows.find(({ published }) => published !== null)?.slug ?? flows[0]?.slug);
  const addresses = addressesOf({ publicUrl, environment, app, id });
  return (
    <Panel
      title="Connect your app"
      description={
        environment === 'live'
          ? `Live runs the published version. ${mailWords[mail]}`
          : 'The sandbox runs the newest draft that compiles. Mail is kept, never sent.'
      }
      actions={
        <div className="flex flex-wrap gap-2">
          {chosen !== undefined && (
            <Select
              label="Flow"
              size="small"
              className="w-40"
              value={chosen}
              options={flows.map(({ slug, name }) => ({ value: slug, label: name }))}
              onChange={setChosen}
            />
          )}
          <Select
            label="Environment"
            size="small"
            className="w-28"
            value={environment}
            options={[
              { value: 'live', label: 'Live' },
              { value: 'sandbox', label: 'Sandbox' },
            ]}
            onChange={setEnvironment}
          />
        </div>
      }
    >
      <ConnectFacts addresses={addresses} />
      {chosen !== undefined && (
        <Tabs
          label="Ways to connect"
          value={view}
          onChange={setView}
          className="-mx-4 mt-3 -mb-4 border-line border-t pt-1"
          tabs={[
            {
              id: 'http',
              label: 'Own screens',
              content: (
                <div className="flex flex-col gap-3 p-4">
                  <p className="text-muted">
                    Your app draws the screens itself. Every answer says which fields and buttons are possible now. Cookieless JSON, for mobile, web
                    and servers.
                  </p>
                  <CodeBlock label="With curl" code={startWithCurl(addresses, chosen)} />
                  <CodeBlock label="OpenAPI document of this flow" code={`${addresses.api}/flows/${chosen}/openapi.json`} />
                </div>
              ),
            },
            {
              id: 'page',
              label: 'Hosted page',
              content: (
                <div className="flex flex-col gap-3 p-4">
                  <p className="text-muted">
                    Send people to this page; it asks everything. With a registered client it returns them to your redirect URI with a code, which you
                    redeem for tokens within 60 seconds.
                  </p>
                  <CodeBlock label="Page" code={`${addresses.pages}/${chosen}`} />
                  <CodeBlock label="1. From a registered client" code={fromClient(addresses, chosen)} />
                  <CodeBlock label="2. Redeem the code it returns with" code={redeemWithCurl(addresses)} />
                </div>
              ),
            },
            {
              id: 'tokens',
              label: 'Tokens',
              content: (
                <div className="flex flex-col gap-3 p-4">
                  <p className="text-muted">
                    Access tokens are signed JWTs: your API verifies them with any JOSE library. Refresh tokens rotate: each works once and gives the
                    next.
                  </p>
                  <CodeBlock label="Verify an access token (npm install jose)" code={verifyWithJose(addresses)} />
                  <CodeBlock label="Refresh" code={refreshWithCurl(addresses)} />
                  <CodeBlock label="Discovery document" code={addresses.discovery} />
                </div>
              ),
            },
          ]}
        />
      )}
    </Panel>
  );
};
