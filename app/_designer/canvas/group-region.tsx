'use client';

import type { NodeProps } from '@xyflow/react';
import { clsx } from 'clsx';
import { ChevronsDownUp } from 'lucide-react';
import { memo } from 'react';
import { useSay } from '#app/_ui/language.tsx';
import { collapseGroups } from '../actions/group-fold.ts';
import { renameGroup } from '../actions/group-edit.ts';
import { stopWriting } from '../actions/stop-writing.ts';
import { useEditor, useScene, useView } from '../editor/use-editor.ts';
import { groupOfKey } from '../view/create-view.ts';
import type { CanvasNode } from './derive-nodes.ts';

/** Stops what would drag the group, open a menu of the browser's or reach the canvas. */
const ownKeys = (event: { stopPropagation(): void }) => event.stopPropagation();

const NameField = ({ group, name }: { group: string; name: string }) => {
  const editor = useEditor();
  const say = useSay();
  const close = () => stopWriting(editor);
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: renaming was asked for
      autoFocus
      className="group-name-field nodrag nopan"
      dir="auto"
      aria-label={say('Name of the group')}
      defaultValue={name}
      maxLength={80}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => renameGroup(editor, group, event.currentTarget.value)}
      onBlur={close}
      onDoubleClick={ownKeys}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.preventDefault();
        const region = event.currentTarget.closest<HTMLElement>('.react-flow__node');
        close();
        region?.focus({ preventScroll: true });
      }}
    />
  );
};

/** Steps that belong together: a soft field behind them, and a name to hold all of them by. */
const GroupRegionComponent = ({ id, selected }: NodeProps<CanvasNode>) => {
  const editor = useEditor();
  const say = useSay();
  const group = useScene((scene) => scene.groups.get(groupOfKey(id) ?? ''));
  const writing = useView((view) => view.writing === id);
  const found = useView((view) => view.found.has(id));
  if (group === undefined) return null;
  return (
    <section className={clsx('group', selected && 'is-selected', found && 'is-found')} data-colour={group.colour}>
      <header
        className="group-name group-grip"
        onDoubleClick={() => {
          if (editor.rights.edit) editor.view.setState({ writing: id });
        }}
      >
        <button
          type="button"
          tabIndex={-1}
          className="group-fold nodrag"
          title={say('Collapse to one card (G)')}
          aria-label={say('Collapse group {name}', { name: group.name })}
          onDoubleClick={ownKeys}
          onClick={() => {
            collapseGroups(editor, [group.id]);
            // The button is gone: what it made has the focus.
            editor.canvas.current?.focus(id);
          }}
        >
          <ChevronsDownUp aria-hidden />
        </button>
        {writing ? (
          <NameField group={group.id} name={group.name} />
        ) : (
          <span dir="auto" translate="no">
            {group.name}
          </span>
        )}
      </header>
    </section>
  );
};
export const GroupRegion = memo(GroupRegionComponent);
