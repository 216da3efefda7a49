'use client';

import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Checkbox } from '#app/_ui/checkbox.tsx';
import { Failure } from '#app/_ui/failure.tsx';
import { Field } from '#app/_ui/field.tsx';
import { formText } from '#app/_ui/form-text.ts';
import { Input } from '#app/_ui/input.tsx';
import { NewPasswordField } from '#app/_ui/new-password-field.tsx';
import { Panel } from '#app/_ui/panel.tsx';
import { useToast } from '#app/_ui/toast.tsx';

export const ChangePassword = () => {
  const trpc = useTRPC();
  const toast = useToast();
  const form = useRef<HTMLFormElement>(null);
  const [endOthers, setEndOthers] = useState(true);
  const change = useMutation(
    trpc.account.changePassword.mutationOptions({
      onSuccess: () => {
        form.current?.reset();
        toast.done('Password changed', endOthers ? 'You are signed out everywhere else.' : undefined);
      },
    }),
  );
  const fault = faultOf(change.error);
  return (
    <Panel title="Password">
      <form
        ref={form}
        noValidate
        className="flex max-w-md flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const text = formText(event.currentTarget);
          change.mutate({ current: text('current'), next: text('next'), endOthers });
        }}
      >
        {fault !== undefined && Object.keys(fault.fields).length === 0 && <Failure fault={fault} />}
        <Field label="Current password" required error={fault?.fields['current']}>
          <Input name="current" type="password" autoComplete="current-password" />
        </Field>
        <NewPasswordField label="New password" name="next" error={fault?.fields['next']} />
        <Checkbox label="Sign me out everywhere else" checked={endOthers} onChange={setEndOthers} />
        <Button look="primary" type="submit" busy={change.isPending} className="self-start">
          Change password
        </Button>
      </form>
    </Panel>
  );
};
