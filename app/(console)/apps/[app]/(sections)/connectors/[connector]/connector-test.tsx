'use client';

import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { Failure } from '#app/_ui/failure.tsx';

/** Tries the saved values and says in words what came of it. */
export const ConnectorTest = ({ app, connector, env, unsaved }: { app: string; connector: string; env: 'live' | 'sandbox'; unsaved: boolean }) => {
  const trpc = useTRPC();
  const test = useMutation(trpc.connectors.test.mutationOptions());
  const fault = faultOf(test.error);
  const result = test.data;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button busy={test.isPending} disabled={unsaved} onClick={() => test.mutate({ app, connector, env })}>
          Test
        </Button>
        <p className="text-muted text-sm">
          {unsaved
            ? 'Save your changes first: what is saved is tested.'
            : 'Tries the saved values. Nobody is signed in, and nothing is sent to people.'}
        </p>
      </div>
      {fault !== undefined && <Failure fault={fault} />}
      {result !== undefined && (
        <Callout tone={result.ok ? 'positive' : 'negative'} title={result.title} urgent>
          {result.advice}
          {result.facts !== undefined && (
            <ul className="list-disc pl-5">
              {result.facts.map((fact) => (
                <li key={fact}>{fact}</li>
              ))}
            </ul>
          )}
        </Callout>
      )}
    </div>
  );
};
