'use client';

import { ChevronsDownUp, ChevronsUpDown, Group as GroupIcon, LogOut, Trash2, Ungroup } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '#app/_ui/button.tsx';
import { Field } from '#app/_ui/field.tsx';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { Input } from '#app/_ui/input.tsx';
import { Said } from '#app/_ui/language.tsx';
import { colourGroup, deleteWithSteps, leaveGroup, renameGroup, ungroupAll } from '../actions/group-edit.ts';
import { collapseGroups, expandGroups } from '../actions/group-fold.ts';
import { NodeMark } from '../canvas/node-mark.tsx';
import { useEditor, useModel, useView } from '../editor/use-editor.ts';
import type { GroupFrame } from '../model/derive-groups.ts';
import { titleOf } from '../model/names.ts';
import { groupKey, select } from '../view/create-view.ts';
import { ColourChoice } from './colour-choice.tsx';
import { Editable } from './editable.tsx';
import { useWantedFocus } from './use-wanted-focus.ts';

const Members = ({ group }: { group: GroupFrame }) => {
  const editor = useEditor();
  const { say } = editor.language;
  const model = useModel((current) => current);
  return (
    <section className="inspector-section">
      <h3>{say('Steps in it')}</h3>
      <ul className="group-members">
        {group.members.map((id) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => {
                // Selecting a step shows it: a collapsed group is expanded.
                select(editor.view, [id]);
                editor.canvas.current?.show([id]);
              }}
            >
              <NodeMark definition={model.cards.get(id)?.facts.definition} />
              <span translate="no">{titleOf(model, id)}</span>
            </button>
            {editor.rights.edit && (
              <IconButton
                size="small"
                label={say('Take {step} out of the group', { step: titleOf(model, id) })}
                onClick={() => leaveGroup(editor, [id])}
              >
                <LogOut className="rtl:-scale-x-100" />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {editor.rights.edit && (
        <p className="group-hint">
          <Said
            text="To put more steps in, select them together with the group and press {keys}."
            with={{
              keys: (
                <bdi dir="ltr" translate="no">
                  Ctrl G
                </bdi>
              ),
            }}
          />
        </p>
      )}
    </section>
  );
};

/** A group: its name and colour, whether this person sees it as one card, and its steps. */
export const GroupInspector = ({ id }: { id: string }) => {
  const editor = useEditor();
  const { say } = editor.language;
  const group = useModel((model) => model.groups.get(id));
  const collapsed = useView((view) => view.collapsed.has(id));
  const name = useRef<HTMLInputElement>(null);
  useWantedFocus(groupKey(id), name);
  // It is also renamed on the canvas, by undo and by others. What is being typed here stays.
  useEffect(() => {
    if (name.current !== null && name.current !== document.activeElement) name.current.value = group?.name ?? '';
  }, [group?.name]);
  if (group === undefined) return null;
  return (
    <div className="inspector">
      <header className="inspector-head">
        <GroupIcon aria-hidden className="size-5 text-muted" />
        <div>
          <h2>{say('Group')}</h2>
          <p>{say('{steps, plural, one {# step} other {# steps}}. It changes nothing that runs.', { steps: group.members.length })}</p>
        </div>
      </header>
      <Editable>
        <section className="inspector-section flex flex-col gap-4">
          <Field label={say('Name')}>
            <Input
              key={id}
              ref={name}
              defaultValue={group.name}
              dir="auto"
              maxLength={80}
              onChange={(event) => renameGroup(editor, id, event.target.value)}
              onBlur={(event) => {
                event.target.value = editor.model.getState().model.groups.get(id)?.name ?? event.target.value;
              }}
            />
          </Field>
          <ColourChoice name={`colour-${id}`} value={group.colour} onChange={(colour) => colourGroup(editor, id, colour)} />
        </section>
      </Editable>
      <section className="inspector-section">
        <Button size="small" onClick={() => (collapsed ? expandGroups(editor, [id]) : collapseGroups(editor, [id]))}>
          {collapsed ? <ChevronsUpDown aria-hidden className="size-3.5" /> : <ChevronsDownUp aria-hidden className="size-3.5" />}
          {say(collapsed ? 'Expand' : 'Collapse to one card')}
        </Button>
        <p className="group-hint">{say('Only you see it that way: it is remembered in this browser.')}</p>
      </section>
      <Members group={group} />
      {editor.rights.edit && (
        <section className="inspector-section flex flex-wrap gap-2">
          <Button size="small" onClick={() => ungroupAll(editor, [id])}>
            <Ungroup aria-hidden className="size-3.5" />
            {say('Ungroup')}
          </Button>
          <Button size="small" onClick={() => deleteWithSteps(editor, [id])}>
            <Trash2 aria-hidden className="size-3.5" />
            {say('Delete with its steps')}
          </Button>
        </section>
      )}
    </div>
  );
};
