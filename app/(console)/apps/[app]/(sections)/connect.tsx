'use client';

import { useState } from 'react';
import { CodeBlock } from '#app/_ui/code-block.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { Select } from '#app/_ui/select.tsx';
import { Tabs } from '#app/_ui/tabs.tsx';
import type { FlowLine } from './flow-list.tsx';

const curl = (base: string) => `# 1. Start: the answer says what to ask for
curl -X POST ${base}/runs \\
  -H 'content-type: application/json' \\
  -d '{"context": {"email": "ada@example.org"}}'

# 2. Answer with its run and state, until the step says "done" and carries tokens
curl -X POST ${base.replace(/\/flows\/[^/]+$/, '')}/runs/RUN/submit \\
  -H 'content-type: application/json' \\
  -d '{"state": "STATE", "action": "submit", "inputs": {"code": "123456"}}'`;

const mailWords = {
  smtp: 'It sends real mail.',
  captured: 'Mail is not sent: it is kept in the mailbox, because SMTP_URL is not set.',
  none: 'Mail cannot be sent: SMTP_URL is not set.',
} as const;

/** How a program uses a flow: over HTTP, or by sending people to the hosted page. */
export const Connect = ({
  app,
  publicUrl,
  mail,
  flows,
}: {
  app: string;
  publicUrl: string;
  mail: 'smtp' | 'captured' | 'none';
  flows: readonly FlowLine[];
}) => {
  const [view, setView] = useState<'http' | 'page' | 'tokens'>('http');
  const [environment, setEnvironment] = useState<'live' | 'sandbox'>(flows.some(({ published }) => published !== null) ? 'live' : 'sandbox');
  const [chosen, setChosen] = useState(flows.find(({ published }) => published !== null)?.slug ?? flows[0]?.slug);
  if (chosen === undefined) return null;
  const api = `${publicUrl}/api/v1/${environment}/${app}`;
  const page = `${publicUrl}${environment === 'sandbox' ? '/sandbox' : ''}/a/${app}/${chosen}`;
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
          <Select
            label="Flow"
            size="small"
            className="w-40"
            value={chosen}
            options={flows.map(({ slug, name }) => ({ value: slug, label: name }))}
            onChange={setChosen}
          />
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
      <Tabs
        label="Ways to connect"
        value={view}
        onChange={setView}
        className="-mx-4 -mb-4"
        tabs={[
          {
            id: 'http',
            label: 'Own screens',
            content: (
              <div className="flex flex-col gap-3 p-4">
                <p className="text-muted">
                  Your app draws the screens itself. Every answer says which fields and buttons are possible now. Cookieless JSON, for mobile, web and
                  servers.
                </p>
                <CodeBlock label="Address" code={`${api}/flows/${chosen}`} />
                <CodeBlock label="With curl" code={curl(`${api}/flows/${chosen}`)} />
                <CodeBlock label="OpenAPI document of this flow" code={`${api}/flows/${chosen}/openapi.json`} />
              </div>
            ),
          },
          {
            id: 'page',
            label: 'Hosted page',
            content: (
              <div className="flex flex-col gap-3 p-4">
                <p className="text-muted">
                  Send people to this page; it asks everything. With a client it returns them to your redirect URI with a code, which PKCE redeems for
                  tokens.
                </p>
                <CodeBlock label="Page" code={page} />
                <CodeBlock
                  label="From a registered client"
                  code={`${page}?client_id=CLIENT&redirect_uri=https%3A%2F%2Fyour.app%2Fsigned-in&state=RANDOM&code_challenge=CHALLENGE&code_challenge_method=S256`}
                />
              </div>
            ),
          },
          {
            id: 'tokens',
            label: 'Tokens',
            content: (
              <div className="flex flex-col gap-3 p-4">
                <p className="text-muted">
                  Access tokens are signed JWTs: any JOSE library verifies them with the keys below. Refresh tokens rotate at each use.
                </p>
                <CodeBlock label="Issuer" code={`${publicUrl}/oidc/${environment}/${app}`} />
                <CodeBlock label="Keys (JWKS)" code={`${api}/.well-known/jwks.json`} />
                <CodeBlock
                  label="Refresh"
                  code={`curl -X POST ${api}/token \\\n  -d grant_type=refresh_token \\\n  -d refresh_token=REFRESH_TOKEN`}
                />
              </div>
            ),
          },
        ]}
      />
    </Panel>
  );
};
