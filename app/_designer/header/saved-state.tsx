'use client';

import { CircleCheck, CloudOff, GitMerge, RefreshCw } from 'lucide-react';
import { Popover } from 'radix-ui';
import { Button } from '#app/_ui/button.tsx';
import { relativeWords } from '#app/_ui/relative-time.tsx';
import { useEditor, useSaving } from '../editor/use-editor.ts';
import { savingStatus } from '../saving/saving-state.ts';

const timeOf = (at: number, tag: string): string => new Intl.DateTimeFormat(tag, { timeStyle: 'medium' }).format(at);

/** Exactly one of Saving, Saved, Offline and Conflict. */
export const SavedState = () => {
  const editor = useEditor();
  const { say, tag } = editor.language;
  const saving = useSaving((state) => state);
  const status = savingStatus(saving);
  switch (status) {
    case 'saved':
      return (
        <span
          role="status"
          className="saved-state"
          title={saving.savedAt === undefined ? undefined : say('Saved at {time}', { time: timeOf(saving.savedAt, tag) })}
        >
          <CircleCheck aria-hidden className="text-positive" />
          <span className="header-words">{say('Saved')}</span>
          {saving.savedAt !== undefined && <small>{relativeWords(saving.savedAt, Date.now(), editor.language)}</small>}
        </span>
      );
    case 'saving':
      return (
        <span role="status" className="saved-state">
          <RefreshCw aria-hidden className="text-muted" />
          <span className="header-words">{say('Saving')}</span>
        </span>
      );
    case 'offline':
      return (
        <Popover.Root>
          <Popover.Trigger asChild>
            <button type="button" className="saved-state is-caution">
              <CloudOff aria-hidden />
              <span role="status">{say('Offline')}</span>
              <small>{say('kept here')}</small>
            </button>
          </Popover.Trigger>
          <Popover.Portal>
            <Popover.Content align="start" sideOffset={6} collisionPadding={8} className="phone-settings">
              <p>
                {saving.trouble?.kind === 'offline' && saving.trouble.reason !== undefined
                  ? saving.trouble.reason
                  : say('The server cannot be reached. Your edits are kept in this browser and saved as soon as it answers.')}
              </p>
              <Button size="small" className="self-start" onClick={() => void editor.autosave.flush()}>
                {say('Try now')}
              </Button>
            </Popover.Content>
          </Popover.Portal>
        </Popover.Root>
      );
    case 'conflict':
      return (
        <span role="status" className="saved-state is-negative">
          <GitMerge aria-hidden />
          {say('Conflict')}
        </span>
      );
  }
};
