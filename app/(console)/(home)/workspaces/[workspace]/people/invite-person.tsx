'use client';

import { useMutation } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { Role } from '#server/storage/ports/members.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { CodeBlock } from '#app/_ui/code-block.tsx';
import { Dialog } from '#app/_ui/dialog.tsx';
import { Failure } from '#app/_ui/failure.tsx';
import { Field } from '#app/_ui/field.tsx';
import { formText } from '#app/_ui/form-text.ts';
import { Input } from '#app/_ui/input.tsx';
import { RadioGroup } from '#app/_ui/radio-group.tsx';
import { roles, roleWords } from '#app/_ui/role-words.ts';
import { useToast } from '#app/_ui/toast.tsx';
import { usePeopleChanged } from './use-people-changed.ts';

/** Asks somebody in: by mail, or with a link to hand over where the server has no mail server. */
export const InvitePerson = ({ workspace, mayMakeOwners, mail }: { workspace: string; mayMakeOwners: boolean; mail: boolean }) => {
  const trpc = useTRPC();
  const toast = useToast();
  const changed = usePeopleChanged();
  const [open, setOpen] = useState(false);
  const [role, setRole] = useState<Role>('editor');
  const [link, setLink] = useState<{ email: string; link: string }>();
  const invite = useMutation(
    trpc.people.invite.mutationOptions({
      onSuccess: (answer, { email }) => {
        setOpen(false);
        if (answer.sent) toast.done('Invitation sent', `The link in it works once, for three days.`);
        else setLink({ email, link: answer.link });
        return changed();
      },
    }),
  );
  const fault = faultOf(invite.error);
  const change = (next: boolean) => {
    setOpen(next);
    invite.reset();
  };
  return (
    <>
      <Dialog
        title="Invite somebody"
        description={
          mail
            ? 'They get a mail with a link that works once, for three days.'
            : 'No mail server is set up: you get a link to send them yourself. It works once, for three days.'
        }
        open={open}
        onOpenChange={change}
        trigger={
          <Button look="primary">
            <UserPlus aria-hidden className="size-4" />
            Invite
          </Button>
        }
        footer={
          <>
            <Button onClick={() => change(false)}>Cancel</Button>
            <Button look="primary" type="submit" form="invite-person" busy={invite.isPending}>
              {mail ? 'Send invitation' : 'Make the link'}
            </Button>
          </>
        }
      >
        <form
          id="invite-person"
          noValidate
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            invite.mutate({ workspace, email: formText(event.currentTarget)('email').trim(), role });
          }}
        >
          {fault !== undefined && Object.keys(fault.fields).length === 0 && <Failure fault={fault} />}
          <Field label="Their e-mail address" required help="Only somebody with this address can join." error={fault?.fields['email']}>
            <Input name="email" type="email" autoComplete="off" />
          </Field>
          <RadioGroup
            label="Role"
            value={role}
            onChange={setRole}
            options={roles
              .filter((each) => each !== 'owner' || mayMakeOwners)
              .map((each) => ({ value: each, label: roleWords[each].label, hint: roleWords[each].hint }))}
          />
        </form>
      </Dialog>
      {link !== undefined && (
        <Dialog
          title={`Link for ${link.email}`}
          open
          onOpenChange={(stays) => !stays && setLink(undefined)}
          footer={
            <Button look="primary" onClick={() => setLink(undefined)}>
              I have kept it
            </Button>
          }
        >
          <div className="flex flex-col gap-3">
            <CodeBlock label="Invitation link" code={link.link} />
            <Callout tone="caution">It is shown only now. Send it to them alone: whoever opens it first joins as {link.email}.</Callout>
          </div>
        </Dialog>
      )}
    </>
  );
};
