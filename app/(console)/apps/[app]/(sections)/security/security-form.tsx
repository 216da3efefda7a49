'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { useState } from 'react';
import type { SecurityAnswers } from '#flows/security/answers.ts';
import { combinations, type Feature, refusals } from '#flows/security/combinations.ts';
import type { AppRouter } from '#server/index.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { accessWords } from '#app/_ui/access-words.ts';
import { Button } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { Failure } from '#app/_ui/failure.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { RadioGroup } from '#app/_ui/radio-group.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { CombinationsTable } from './combinations-table.tsx';
import { DrawingProblems } from './drawing-problems.tsx';
import type { Drawn } from './drawn-just-now.tsx';
import { DrawingState, type Over } from './drawing-state.tsx';
import { LifetimesField } from './lifetimes-field.tsx';
import { LinksField } from './links-field.tsx';
import { MethodsField } from './methods-field.tsx';
import { NetworksField } from './networks-field.tsx';
import { RelockField } from './relock-field.tsx';
import { withAccess } from './with-access.ts';

export type SecurityView = inferRouterOutputs<AppRouter>['security']['get'];

const accessOptions = (['anyone', 'registered', 'added'] as const).map((value) => ({ value, ...accessWords[value] }));

export const SecurityForm = ({
  app,
  view,
  editable,
  onDrawn,
}: {
  app: string;
  view: SecurityView;
  editable: boolean;
  onDrawn: (drawn: Drawn) => void;
}) => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const [answers, setAnswers] = useState<SecurityAnswers>(view.answers);
  const [lifetimes, setLifetimes] = useState(view.lifetimes);
  const [over, setOver] = useState<Over>('keep');
  const [tried, setTried] = useState(false);
  const change = (next: Partial<SecurityAnswers>) => setAnswers({ ...answers, ...next });
  const save = useMutation(
    trpc.security.save.mutationOptions({
      onSuccess: async (drawn) => {
        onDrawn(drawn);
        await Promise.all([
          queries.invalidateQueries({ queryKey: trpc.security.get.queryKey({ app }) }),
          queries.invalidateQueries({ queryKey: trpc.apps.get.queryKey({ app }) }),
          queries.invalidateQueries({ queryKey: trpc.flows.liveProblems.queryKey({ app }) }),
        ]);
        const errors = drawn.issues.filter(({ severity }) => severity === 'error').length;
        toast.done(errors === 0 ? 'Flow drawn. Publish it to make it live.' : 'Flow drawn. It has problems to settle before it can go live.');
      },
    }),
  );
  const refused = refusals(answers);
  const reason = (feature: Feature | 'method'): string | undefined =>
    tried ? refused.find((found) => found.feature === feature)?.reason : undefined;
  const impossible = (feature: Feature): string | undefined => {
    const possible = combinations[answers.access][feature];
    return possible === true ? undefined : possible;
  };
  const fault = faultOf(save.error);
  const lifetimeError = (field: string) => fault?.fields[`lifetimes.${field}`];
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (refused.length === 0) save.mutate({ app, answers, lifetimes, over });
      }}
    >
      <fieldset disabled={!editable} className="flex min-w-0 flex-col gap-6">
        <DrawingState view={view} over={over} onOver={setOver} />
        <DrawingProblems app={app} problems={view.problems} />
        <Panel title="Who can access your app">
          <RadioGroup
            label="Who can access your app"
            hideLabel
            value={answers.access}
            options={accessOptions}
            disabled={!editable}
            onChange={(access) => setAnswers(withAccess(answers, access))}
          />
        </Panel>
        <Panel title="How people prove who they are" description="Offer several: any one of them is enough.">
          <MethodsField
            app={app}
            connectors={view.connectors}
            value={answers.methods}
            error={reason('method')}
            smsError={reason('sms')}
            impossible={impossible('email')}
            onChange={(methods) => change({ methods })}
          />
        </Panel>
        <Panel title="Links into the app">
          <LinksField answers={answers} impossible={impossible} error={reason} onChange={change} />
        </Panel>
        <Panel title="Extra security" description="Further checks, for apps that stay open on a device or belong to one place.">
          <div className="flex flex-col gap-6">
            <RelockField value={answers.relock} impossible={impossible('pin')} error={reason('pin')} onChange={(relock) => change({ relock })} />
            <NetworksField value={answers.ipRanges} onChange={(ipRanges) => change({ ipRanges })} />
          </div>
        </Panel>
        <Panel
          title="How long people stay signed in"
          description="Holds at once, for people who sign in from now on. Only the time away matters to them; access is renewed by itself."
        >
          <LifetimesField
            value={lifetimes}
            disabled={!editable}
            errors={{
              accessSeconds: lifetimeError('accessSeconds'),
              refreshSeconds: lifetimeError('refreshSeconds'),
              absoluteSeconds: lifetimeError('absoluteSeconds'),
            }}
            onChange={setLifetimes}
          />
        </Panel>
        <Panel title="What goes together">
          <CombinationsTable access={answers.access} />
        </Panel>
        {fault !== undefined && <Failure fault={fault} />}
        {tried && refused.length > 0 && (
          <Callout tone="negative" urgent title="This cannot be drawn yet">
            <ul className="list-disc pl-5">
              {refused.map(({ feature, reason: why }) => (
                <li key={feature}>{why}</li>
              ))}
            </ul>
          </Callout>
        )}
        {editable && (
          <div className="sticky bottom-4 flex flex-wrap items-center justify-end gap-2 rounded-card border border-line bg-raised px-4 py-3 shadow-floating">
            <p className="min-w-0 flex-1 text-muted">Who may enter and how long people stay hold at once; the flow holds when you publish it.</p>
            <Button look="primary" type="submit" busy={save.isPending}>
              Save and draw
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  );
};
