'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { Failure } from '#app/_ui/failure.tsx';
import { Field } from '#app/_ui/field.tsx';
import { formText } from '#app/_ui/form-text.ts';
import { Input } from '#app/_ui/input.tsx';
import { NewPasswordField } from '#app/_ui/new-password-field.tsx';

/** The token stands behind `#`, so that no log and no referrer ever holds it. */
export const SetUpForm = () => {
  const trpc = useTRPC();
  const [token, setToken] = useState<string>();
  useEffect(() => setToken(location.hash.slice(1)), []);
  const setUp = useMutation(trpc.account.setUp.mutationOptions({ onSuccess: () => location.replace('/') }));
  const fault = faultOf(setUp.error);
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const text = formText(event.currentTarget);
        setUp.mutate({
          token: token ?? '',
          email: text('email').trim(),
          name: text('name'),
          password: text('password'),
          workspace: text('workspace'),
        });
      }}
    >
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-xl">Create the owner account</h1>
        <p className="text-muted">The owner decides everything on this server. Others can be let in later.</p>
      </div>
      {token === '' && (
        <Callout tone="caution" title="Open the link that the server printed">
          It stands in the output of <span className="font-mono text-sm">npm start</span> and works once. Without it nobody can become the owner.
        </Callout>
      )}
      {fault !== undefined && Object.keys(fault.fields).length === 0 && <Failure fault={fault} />}
      <Field label="Your name" required error={fault?.fields['name']}>
        <Input name="name" autoComplete="name" />
      </Field>
      <Field label="E-mail" required error={fault?.fields['email']}>
        <Input name="email" type="email" autoComplete="username" />
      </Field>
      <NewPasswordField label="Password" name="password" error={fault?.fields['password']} />
      <Field label="Name of your workspace" required help="Your company, team or project. Apps belong to it." error={fault?.fields['workspace']}>
        <Input name="workspace" autoComplete="organization" />
      </Field>
      <Button type="submit" look="primary" busy={setUp.isPending || setUp.isSuccess} disabled={token === ''}>
        Create account
      </Button>
    </form>
  );
};
