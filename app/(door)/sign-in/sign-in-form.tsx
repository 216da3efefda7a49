'use client';

import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Failure } from '#app/_ui/failure.tsx';
import { Field } from '#app/_ui/field.tsx';
import { formText } from '#app/_ui/form-text.ts';
import { Input } from '#app/_ui/input.tsx';

export const SignInForm = ({ next }: { next: string }) => {
  const trpc = useTRPC();
  // A full load: nothing of an earlier builder stays in memory (SES-06).
  const signIn = useMutation(trpc.account.signIn.mutationOptions({ onSuccess: () => location.assign(next) }));
  const fault = faultOf(signIn.error);
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const text = formText(event.currentTarget);
        signIn.mutate({ email: text('email').trim(), password: text('password') });
      }}
    >
      <h1 className="font-semibold text-xl">Sign in to the console</h1>
      {fault !== undefined && Object.keys(fault.fields).length === 0 && <Failure fault={fault} />}
      <Field label="E-mail" required error={fault?.fields['email']}>
        <Input name="email" type="email" autoComplete="username" autoFocus />
      </Field>
      <Field label="Password" required error={fault?.fields['password']}>
        <Input name="password" type="password" autoComplete="current-password" />
      </Field>
      <Button type="submit" look="primary" busy={signIn.isPending || signIn.isSuccess}>
        Sign in
      </Button>
    </form>
  );
};
