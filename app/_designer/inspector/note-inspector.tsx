'use client';

import { StickyNote, Trash2 } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { Field } from '#app/_ui/field.tsx';
import { TextArea } from '#app/_ui/input.tsx';
import { deleteSelection } from '../actions/delete-selection.ts';
import { paintNote, writeOnNote } from '../actions/note-edit.ts';
import { longestNote, noteColour } from '../edit/notes.ts';
import { useEditor, useGraph } from '../editor/use-editor.ts';
import { noteKey } from '../view/create-view.ts';
import { ColourChoice } from './colour-choice.tsx';
import { Editable } from './editable.tsx';
import { useWantedFocus } from './use-wanted-focus.ts';

/** A note: its words, its colour. */
export const NoteInspector = ({ id }: { id: string }) => {
  const editor = useEditor();
  const { say } = editor.language;
  const note = useGraph((graph) => graph.notes[id]);
  const text = useRef<HTMLTextAreaElement>(null);
  useWantedFocus(noteKey(id), text);
  if (note === undefined) return null;
  return (
    <div className="inspector">
      <header className="inspector-head">
        <StickyNote aria-hidden className="size-5 text-muted" />
        <div>
          <h2>{say('Note')}</h2>
          <p>{say('For whoever reads the flow. It changes nothing that runs.')}</p>
        </div>
      </header>
      <Editable>
        <section className="inspector-section flex flex-col gap-4">
          <Field label={say('Text')}>
            <TextArea
              ref={text}
              rows={6}
              value={note.text}
              dir={note.text === '' ? undefined : 'auto'}
              translate="no"
              maxLength={longestNote}
              onChange={(event) => writeOnNote(editor, id, event.target.value)}
            />
          </Field>
          <ColourChoice name={`colour-${id}`} value={note.colour ?? noteColour} onChange={(colour) => paintNote(editor, id, colour)} />
          <Button size="small" className="self-start" onClick={() => deleteSelection(editor)}>
            <Trash2 aria-hidden className="size-3.5" />
            {say('Delete the note')}
          </Button>
        </section>
      </Editable>
    </div>
  );
};
