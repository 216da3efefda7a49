'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/index.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button, buttonClass } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { CodeBlock } from '#app/_ui/code-block.tsx';
import type { Environment } from '#app/_ui/environment-switch.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { Cell, Column, Row, Table } from '#app/_ui/table.tsx';
import { useToast } from '#app/_ui/toast.tsx';

type Outcome = inferRouterOutputs<AppRouter>['connectors']['readSignInTest'];

/** How often it is looked whether the builder has come back (ms). */
const lookAgain = 1_500;

const wordsOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : Array.isArray(value)
      ? value.map(wordsOf).join(', ')
      : typeof value === 'object' && value !== null
        ? 'several values'
        : String(value);

const Found = ({ outcome }: { outcome: Extract<Outcome, { result: 'claims' }> }) => (
  <div className="flex flex-col gap-3">
    <Callout
      tone={outcome.letIn ? 'positive' : 'caution'}
      urgent
      title={outcome.letIn ? 'You would be let in' : 'You would not be let in: the limits of this connector do not fit these claims'}
    >
      {outcome.email === null ? 'No address counts as yours here.' : `${outcome.email} counts as yours here.`}{' '}
      {outcome.roles.length > 0 && `Your roles would be ${outcome.roles.join(', ')}.`}
    </Callout>
    <Table
      label="What the service says about you"
      head={
        <>
          <Column>Claim</Column>
          <Column>Value</Column>
        </>
      }
    >
      {Object.entries(outcome.claims).map(([name, value]) => (
        <Row key={name}>
          <Cell className="font-mono text-xs">{name}</Cell>
          <Cell className="break-all">{wordsOf(value)}</Cell>
        </Row>
      ))}
    </Table>
  </div>
);

const Shown = ({ outcome }: { outcome: Outcome }) => {
  switch (outcome.result) {
    case 'waiting':
      return <p className="text-muted">Waiting for you to come back from the service.</p>;
    case 'cancelled':
      return <Callout title="You turned back at the service" />;
    case 'failed':
      return (
        <Callout tone="negative" urgent title="What the service answered could not be taken">
          Check client ID, secret and signature. The server’s log says which check failed.
        </Callout>
      );
    case 'claims':
      return <Found outcome={outcome} />;
  }
};

/** Where people are sent back to, and a sign-in of the builder's own that shows what the service says and keeps nothing of it. */
export const SignInTest = ({ app, connector, env, callback }: { app: string; connector: string; env: Environment; callback: string }) => {
  const trpc = useTRPC();
  const toast = useToast();
  const begin = useMutation(
    trpc.connectors.beginSignInTest.mutationOptions({ onError: (error) => toast.failed('Not begun', faultOf(error)?.message) }),
  );
  const begun = begin.data?.ok === true ? begin.data : undefined;
  const seen = useQuery(
    trpc.connectors.readSignInTest.queryOptions(
      { app, connector, env, test: begun?.test ?? '' },
      {
        enabled: begun !== undefined,
        refetchInterval: ({ state }) => (state.data === undefined || state.data.result === 'waiting' ? lookAgain : false),
      },
    ),
  );
  return (
    <Panel
      title="Try to sign in"
      description="Sign in at the service yourself and see what it says about you. Nobody is registered or signed in here by it."
      actions={
        <Button busy={begin.isPending} onClick={() => begin.mutate({ app, connector, env })}>
          {begun === undefined ? 'Prepare a sign-in' : 'Prepare another'}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <CodeBlock label="Callback address to register at the service" code={callback} />
        {begin.data?.ok === false && (
          <Callout tone="negative" urgent>
            {begin.data.advice}
          </Callout>
        )}
        {begun !== undefined && (
          <a href={begun.url} target="_blank" rel="noopener noreferrer" className={buttonClass('primary', 'medium', 'self-start')}>
            Sign in at the service
          </a>
        )}
        {seen.data !== undefined && <Shown outcome={seen.data} />}
      </div>
    </Panel>
  );
};
