'use client';

import { useState } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { Dialog } from '#app/_ui/dialog.tsx';
import { Field } from '#app/_ui/field.tsx';
import { formText } from '#app/_ui/form-text.ts';
import { Input } from '#app/_ui/input.tsx';
import { faultOf } from './fault-of.ts';

/** Asks a builder for their password once more, over whatever they are doing. `answer` says whether it was given. */
export const ConfirmPassword = ({ confirm, answer }: { confirm: (password: string) => Promise<unknown>; answer: (given: boolean) => void }) => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const give = async (password: string) => {
    setBusy(true);
    try {
      await confirm(password);
      answer(true);
    } catch (refused) {
      const fault = faultOf(refused);
      setError(fault?.fields['password'] ?? fault?.message);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title="Confirm with your password"
      description="What you are about to do needs it. It counts for five minutes."
      open
      over
      onOpenChange={(open) => !open && answer(false)}
      footer={
        <>
          <Button onClick={() => answer(false)}>Cancel</Button>
          <Button look="primary" type="submit" form="confirm-password" busy={busy}>
            Confirm
          </Button>
        </>
      }
    >
      <form
        id="confirm-password"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void give(formText(event.currentTarget)('password'));
        }}
      >
        <Field label="Password" required error={error}>
          <Input name="password" type="password" autoComplete="current-password" />
        </Field>
      </form>
    </Dialog>
  );
};
