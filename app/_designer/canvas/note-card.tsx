'use client';

import { type NodeProps, NodeResizer } from '@xyflow/react';
import { clsx } from 'clsx';
import { memo } from 'react';
import { useSay } from '#app/_ui/language.tsx';
import { resizeNote, writeOnNote } from '../actions/note-edit.ts';
import { leastNote, longestNote, noteColour } from '../edit/notes.ts';
import { stopWriting } from '../actions/stop-writing.ts';
import { useEditor, useGraph, useView } from '../editor/use-editor.ts';
import { noteOfKey } from '../view/create-view.ts';
import type { CanvasNode } from './derive-nodes.ts';

const Writing = ({ note, text }: { note: string; text: string }) => {
  const editor = useEditor();
  const say = useSay();
  const close = () => stopWriting(editor);
  return (
    <textarea
      // biome-ignore lint/a11y/noAutofocus: writing was asked for
      autoFocus
      className="note-text nodrag nopan nowheel"
      dir="auto"
      aria-label={say('Text of the note')}
      value={text}
      maxLength={longestNote}
      onFocus={({ currentTarget }) => currentTarget.setSelectionRange(text.length, text.length)}
      onChange={(event) => writeOnNote(editor, note, event.currentTarget.value)}
      onBlur={close}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape') return;
        event.preventDefault();
        const card = event.currentTarget.closest<HTMLElement>('.react-flow__node');
        close();
        card?.focus({ preventScroll: true });
      }}
    />
  );
};

/** Plain words on the canvas, under the cards. Two clicks, or Enter, and they can be written. */
const NoteCardComponent = ({ id, selected }: NodeProps<CanvasNode>) => {
  const editor = useEditor();
  const say = useSay();
  const noteId = noteOfKey(id) ?? '';
  const note = useGraph((graph) => graph.notes[noteId]);
  const writing = useView((view) => view.writing === id);
  const found = useView((view) => view.found.has(id));
  if (note === undefined) return null;
  return (
    <>
      <NodeResizer
        isVisible={selected && editor.rights.edit}
        minWidth={leastNote.width}
        minHeight={leastNote.height}
        handleClassName="zone-handle"
        lineClassName="zone-edge-handle"
        onResize={(_event, rect) => editor.view.setState({ moving: { [id]: rect } })}
        onResizeEnd={(_event, rect) => {
          resizeNote(editor, noteId, rect);
          editor.view.setState({ moving: {} });
        }}
      />
      <section className={clsx('note', selected && 'is-selected', found && 'is-found')} data-colour={note.colour ?? noteColour}>
        {writing ? (
          <Writing note={noteId} text={note.text} />
        ) : (
          <p className={clsx('note-text', note.text === '' && 'is-empty')} dir="auto" translate={note.text === '' ? undefined : 'no'}>
            {note.text === '' ? (editor.rights.edit ? say('Press Enter to write') : '') : note.text}
          </p>
        )}
      </section>
    </>
  );
};
export const NoteCard = memo(NoteCardComponent);
