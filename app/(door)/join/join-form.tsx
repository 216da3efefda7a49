'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { Failure } from '#app/_ui/failure.tsx';
import { Field } from '#app/_ui/field.tsx';
import { formText } from '#app/_ui/form-text.ts';
import { Input } from '#app/_ui/input.tsx';
import { NewPasswordField } from '#app/_ui/new-password-field.tsx';
import { LinkButton } from '#app/_ui/link-button.tsx';
import { roleWords } from '#app/_ui/role-words.ts';
import { Spinner } from '#app/_ui/spinner.tsx';
import { keepInvitationToken, useInvitationToken } from './use-invitation-token.ts';

/** Takes an invitation up: with the account somebody has, or with one made here. */
export const JoinForm = ({ signedIn }: { signedIn: boolean }) => {
  const trpc = useTRPC();
  const token = useInvitationToken();
  const { mutate: read, ...invitation } = useMutation(trpc.account.invitation.mutationOptions());
  const join = useMutation(
    trpc.account.join.mutationOptions({ onSuccess: ({ workspace }) => location.replace(`/workspaces/${encodeURIComponent(workspace)}`) }),
  );
  useEffect(() => {
    if (token !== undefined && token !== '') read({ token });
  }, [token, read]);
  if (token === '') {
    return (
      <Callout tone="caution" title="Open the link of your invitation">
        It stands in the mail that invited you, or was sent to you by a colleague, and is longer than this address.
      </Callout>
    );
  }
  const unread = faultOf(invitation.error);
  if (unread !== undefined) return <Failure fault={unread} />;
  if (token === undefined || invitation.data === undefined) return <Spinner label="Reading the invitation" />;
  const { email, role, workspace, account } = invitation.data;
  const fault = faultOf(join.error);
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const text = formText(event.currentTarget);
        join.mutate(account ? { token } : { token, name: text('name'), password: text('password') });
      }}
    >
      <div className="flex flex-col gap-1">
        <h1 className="font-semibold text-xl">Join {workspace}</h1>
        <p className="text-muted">
          You are invited as {roleWords[role].label.toLowerCase()}. {roleWords[role].hint}
        </p>
      </div>
      {fault !== undefined && Object.keys(fault.fields).length === 0 && <Failure fault={fault} />}
      {account && !signedIn ? (
        <>
          <p>
            There is an account for <span className="font-medium">{email}</span>. Sign in with it to join.
          </p>
          <LinkButton look="primary" href="/sign-in?next=/join" onClick={() => keepInvitationToken(token)}>
            Sign in
          </LinkButton>
        </>
      ) : (
        <>
          {!account && (
            <>
              <Field label="E-mail" help="The invitation is for this address.">
                <Input name="email" type="email" autoComplete="username" value={email} readOnly />
              </Field>
              <Field label="Your name" required error={fault?.fields['name']}>
                <Input name="name" autoComplete="name" />
              </Field>
              <NewPasswordField label="Password" name="password" error={fault?.fields['password']} />
            </>
          )}
          <Button type="submit" look="primary" busy={join.isPending || join.isSuccess}>
            Join
          </Button>
        </>
      )}
    </form>
  );
};
