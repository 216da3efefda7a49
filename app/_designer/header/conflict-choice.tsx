'use client';

import { useState } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { Dialog } from '#app/_ui/dialog.tsx';
import { RelativeTime } from '#app/_ui/relative-time.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { useEditor, useSaving } from '../editor/use-editor.ts';
import { unsaved } from '../saving/saving-state.ts';

/** Somebody saved changes to the same things. Nothing is lost until the builder has chosen. */
export const ConflictChoice = () => {
  const editor = useEditor();
  const toast = useToast();
  const saving = useSaving((state) => state);
  const [open, setOpen] = useState(true);
  const [busy, setBusy] = useState<'mine' | 'theirs' | undefined>();
  const theirs = saving.trouble?.kind === 'conflict' ? saving.trouble.theirs : [];
  const mine = unsaved(saving);
  const settle = async (choice: 'mine' | 'theirs') => {
    setBusy(choice);
    try {
      await editor.autosave.settle(choice);
      toast.done(
        choice === 'mine' ? 'Your changes are kept' : 'Their changes are taken',
        choice === 'mine' ? 'They lie over what was saved meanwhile. Undo takes them off again.' : 'Yours to the same things are gone.',
      );
    } catch {
      toast.failed('Not settled yet', 'The server cannot be reached. Your edits are still kept here; try again.');
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <>
      {!open && (
        <Button size="small" onClick={() => setOpen(true)}>
          Settle
        </Button>
      )}
      <Dialog
        title="Somebody changed the same things"
        open={open}
        onOpenChange={setOpen}
        description="Your latest edits are kept in this browser and are not saved yet. Choose whose stand where both changed the same thing; everything else of both stays."
        footer={
          <>
            <Button busy={busy === 'theirs'} onClick={() => void settle('theirs')}>
              Take theirs
            </Button>
            <Button look="primary" busy={busy === 'mine'} onClick={() => void settle('mine')}>
              Keep mine
            </Button>
          </>
        }
      >
        <div className="conflict">
          <section aria-label="Yours">
            <h3>Yours, not saved yet</h3>
            <ul>
              {[...new Set(mine.map((batch) => batch.label))].map((label) => (
                <li key={label}>{label}</li>
              ))}
            </ul>
          </section>
          <section aria-label="Theirs">
            <h3>Theirs, saved</h3>
            {theirs.length === 0 && <p className="text-muted">Too many changes to list.</p>}
            <ul>
              {theirs.map((operation) => (
                <li key={operation.revision}>
                  {operation.label}
                  <small>
                    {operation.author}, <RelativeTime at={operation.at} />
                  </small>
                </li>
              ))}
            </ul>
          </section>
        </div>
      </Dialog>
    </>
  );
};
