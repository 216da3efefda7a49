'use client';

import { ChevronDown, ChevronUp, Group, Search, StickyNote, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { Said, useSay } from '#app/_ui/language.tsx';
import { NodeMark } from '../canvas/node-mark.tsx';
import { useEditor, useModel, useProblems, useView } from '../editor/use-editor.ts';
import { placeName } from '../model/place-name.ts';
import { announce, groupOfKey, noteOfKey } from '../view/create-view.ts';
import { type Finding, findInFlow } from './find-in-flow.ts';

/** What is a group or a note, and not a step. */
const MarkName = ({ id }: { id: string }) => {
  const say = useSay();
  const name = useModel((model) => placeName(model, id));
  const isNote = noteOfKey(id) !== undefined;
  const Icon = isNote ? StickyNote : Group;
  return (
    <>
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      <span>
        <span className="block truncate" dir="auto" translate="no">
          {name}
        </span>
        <small>{say(isNote ? 'Note' : 'Group')}</small>
      </span>
    </>
  );
};

const StepName = ({ finding }: { finding: Finding }) => {
  const say = useSay();
  const card = useModel((model) => model.cards.get(finding.id));
  const zone = useModel((model) => model.graph.zones[card?.zone ?? '']?.name);
  if (card === undefined) return null;
  const { definition, title } = card.facts;
  const named = definition === undefined ? title : say(definition.title);
  const kind = named === title ? undefined : named;
  return (
    <>
      <NodeMark definition={definition} />
      <span>
        <span translate="no">{title}</span>
        <small translate={kind === undefined || finding.in !== undefined ? 'no' : undefined}>
          {finding.in ?? (kind !== undefined && zone !== undefined ? say('{kind}, {zone}', { kind, zone }) : (kind ?? zone))}
        </small>
      </span>
    </>
  );
};

const Found = ({ finding, chosen, id, onChoose }: { finding: Finding; chosen: boolean; id: string; onChoose: () => void }) => {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const isStep = groupOfKey(finding.id) === undefined && noteOfKey(finding.id) === undefined;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the field, which keeps the focus
    <div ref={row} id={id} role="option" aria-selected={chosen} tabIndex={-1} onClick={onChoose}>
      {isStep ? <StepName finding={finding} /> : <MarkName id={finding.id} />}
    </div>
  );
};

/** Typed as it stands, in every language. */
const Filter = ({ words }: { words: string }) => (
  <code dir="ltr" translate="no">
    {words}
  </code>
);

/** Looks through the flow without leaving it: Enter goes on to what is found next, Shift+Enter back, Escape to where one was (EDITOR 20). */
const OpenBar = () => {
  const editor = useEditor();
  const { say } = editor.language;
  const [query, setQuery] = useState('');
  const [at, setAt] = useState<string>();
  const back = useRef<Element | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const model = useModel((state) => state);
  const problems = useProblems((state) => state.byNode);
  const findings = useMemo(
    () => findInFlow(model, { problems, connectors: editor.app.settings.connectors ?? [] }, query),
    [model, problems, editor, query],
  );
  useEffect(() => {
    back.current = document.activeElement;
    field.current?.focus();
    return () => editor.view.setState({ found: new Set() });
  }, [editor]);
  useEffect(() => editor.view.setState({ found: new Set(findings.map(({ id }) => id)) }), [editor, findings]);
  const index = findings.findIndex(({ id }) => id === at);

  const goTo = (next: number) => {
    const finding = findings.at(next % Math.max(1, findings.length));
    if (finding === undefined) return;
    setAt(finding.id);
    editor.view.setState({ selection: new Set([finding.id]), focused: finding.id, port: undefined });
    editor.canvas.current?.show([finding.id], { keepFocus: true });
    announce(
      editor.view,
      say('{number} of {count}: {step}', {
        number: String(findings.indexOf(finding) + 1),
        count: String(findings.length),
        step: placeName(model, finding.id),
      }),
    );
  };
  const onward = () => goTo(index + 1);
  const backward = () => goTo(index <= 0 ? -1 : index - 1);
  const close = () => {
    editor.view.setState({ finding: false });
    // To the step that was looked for; to where one was, if none was.
    if (index !== -1 && at !== undefined) editor.canvas.current?.focus(at);
    else if (back.current instanceof HTMLElement && back.current !== document.body) back.current.focus();
    else editor.canvas.current?.focus(editor.view.getState().focused ?? model.cards.keys().next().value ?? '');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const inField = event.target === field.current;
    if (event.key === 'Escape') close();
    else if (inField && event.key === 'Enter') (event.shiftKey ? backward : onward)();
    else if (inField && event.key === 'ArrowDown') onward();
    else if (inField && event.key === 'ArrowUp') backward();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const asked = query.trim() !== '';
  return (
    <search className="find" aria-label={say('Find in the flow')} onKeyDown={onKeyDown}>
      <div className="find-row">
        <Search aria-hidden />
        <input
          ref={field}
          value={query}
          role="combobox"
          aria-label={say('Find steps')}
          aria-expanded={findings.length > 0}
          aria-controls="find-list"
          aria-autocomplete="list"
          aria-activedescendant={index === -1 ? undefined : `find-${index}`}
          placeholder={say('Title, kind, setting, group or note')}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(undefined);
          }}
        />
        <output className="find-count">
          {!asked
            ? ''
            : findings.length === 0
              ? say('None')
              : say('{number} of {count}', { number: String(Math.max(0, index + 1)), count: String(findings.length) })}
        </output>
        <IconButton size="small" label={say('The one before')} shortcut="Shift Enter" disabled={findings.length === 0} onClick={backward}>
          <ChevronUp />
        </IconButton>
        <IconButton size="small" label={say('The next one')} shortcut="Enter" disabled={findings.length === 0} onClick={onward}>
          <ChevronDown />
        </IconButton>
        <IconButton size="small" label={say('Close find')} shortcut="Escape" onClick={close}>
          <X />
        </IconButton>
      </div>
      <div id="find-list" role="listbox" aria-label={say('Found')} tabIndex={-1}>
        {findings.map((finding, position) => (
          <Found key={finding.id} id={`find-${position}`} finding={finding} chosen={position === index} onChoose={() => goTo(position)} />
        ))}
      </div>
      {asked && findings.length === 0 && <p>{say('No step fits. Try fewer words, or another one for it.')}</p>}
      {!asked && (
        <p>
          <Said
            text="Also {problem}, {error}, {unreached}, {secure}"
            with={{
              problem: <Filter words="is:problem" />,
              error: <Filter words="is:error" />,
              unreached: <Filter words="is:unreached" />,
              secure: <Filter words="zone:secure" />,
            }}
          />
        </p>
      )}
    </search>
  );
};

export const FindBar = () => {
  const open = useView((view) => view.finding);
  return open ? <OpenBar /> : null;
};
