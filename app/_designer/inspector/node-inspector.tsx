'use client';

import { clsx } from 'clsx';
import { CircleHelp, Play, TriangleAlert } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { CommonLink } from '#app/_ui/common-link.tsx';
import { ConfigForm } from '#app/_ui/form/config-fields.tsx';
import { type Surroundings, SurroundingsContext, type Words } from '#app/_ui/form/control.ts';
import { fieldErrors, readFields } from '#app/_ui/form/read-form.ts';
import { Field } from '#app/_ui/field.tsx';
import { inSentence } from '#app/_ui/in-sentence.ts';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { Input } from '#app/_ui/input.tsx';
import { currentNode } from '../edit/current-node.ts';
import { renameNode, setField, setText } from '../edit/set-field.ts';
import type { Editor } from '../editor/editor.ts';
import { useCard, useEditor, useGraph, useModel, useProblems, useView } from '../editor/use-editor.ts';
import { NodeMark } from '../canvas/node-mark.tsx';
import type { Card } from '../model/derive-model.ts';
import { ProblemItem } from '../problems/problem-item.tsx';
import { ChildOrder, MethodList } from './chain-section.tsx';
import { usePointing } from '../phone/use-pointing.ts';
import { askRunFrom } from '../walk/run-from.ts';
import { Editable } from './editable.tsx';
import { HelpPanel } from './help-panel.tsx';
import { knownValues } from './known-values.ts';
import { OutcomeList } from './outcome-list.tsx';
import { useStepWords } from './use-step-words.ts';

const kebab = (field: string): string => field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const change = (editor: Editor, card: Card, field: string, label: string, value: unknown, words: Words = {}): void => {
  const { say, tag } = editor.language;
  const { language } = editor.view.getState();
  editor.document.transact(
    say('Change {field} of {step}', { field: inSentence(say(label), tag), step: card.facts.title }),
    (graph) => {
      currentNode(graph, card.id, card.facts.definition);
      setField(graph, card.id, field, value);
      for (const [text, said] of Object.entries(words)) setText(graph, language, text, said);
    },
    { burst: `field:${card.id}:${field}` },
  );
};

const useSurroundingsOf = (card: Card): Surroundings => {
  const editor = useEditor();
  const model = useModel((current) => current);
  const language = useView((view) => view.language);
  const { definition } = card.facts;
  const said = useStepWords(definition?.id, language);
  return useMemo(
    () => ({
      columns: editor.app.columns,
      zones: Object.values(model.graph.zones),
      entries: [...model.cards.values()].flatMap(({ id, facts }) => (facts.definition?.role === 'entry' ? [{ id, label: facts.title }] : [])),
      connectors: editor.app.settings.connectors ?? [],
      connectorsPage: `/apps/${editor.app.slug}/connectors`,
      values: knownValues(model, editor.app.columns),
      words: (text) => model.graph.strings[language]?.[text] ?? '',
      defaultWords: (field) => said?.[kebab(field)] ?? definition?.texts[kebab(field)],
    }),
    [editor, model, language, definition, said],
  );
};

/** Puts the focus where somebody asked for it: the first field of a new step, the field a problem is about. */
const useWantedFocus = (node: string, panel: { readonly current: HTMLElement | null }) => {
  const editor = useEditor();
  const wanted = useView((view) => view.wantField);
  useEffect(() => {
    if (wanted?.node !== node) return;
    const field =
      wanted.field === undefined
        ? panel.current?.querySelector<HTMLElement>('[data-config] :is(input, textarea, select, button[role="combobox"], button[role="switch"])')
        : panel.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(wanted.field)}"] :is(input, textarea, button)`);
    (field ?? panel.current?.querySelector<HTMLElement>('[data-field="name"] input'))?.focus();
    editor.view.setState({ wantField: undefined });
  }, [wanted, node, panel, editor]);
};

const Settings = ({ card }: { card: Card }) => {
  const editor = useEditor();
  const { say } = editor.language;
  const { definition } = card.facts;
  const node = useGraph((graph) => graph.nodes[card.id]);
  const issues = useProblems((problems) => problems.byNode.get(card.id));
  const wanted = useView((view) => (view.wantField?.node === card.id ? view.wantField.field : undefined));
  const fields = useMemo(() => (definition === undefined ? [] : readFields(definition.config)), [definition]);
  if (definition?.id === 'entry.common-link')
    return (
      <section aria-label={say('Link')} className="inspector-section">
        <CommonLink app={editor.app.slug} publicUrl={editor.app.publicUrl} />
      </section>
    );
  if (definition === undefined || node === undefined || fields.length === 0) return null;
  // The form itself says what is wrong with a value, closer to it.
  const found = Object.fromEntries(
    (issues ?? []).flatMap((issue) => (issue.field === undefined || issue.code === 'invalid-setting' ? [] : [[issue.field, issue.message]])),
  );
  return (
    <section aria-label={say('Settings')} data-config className="inspector-section">
      <ConfigForm
        fields={fields}
        config={node.config}
        errors={{ ...found, ...fieldErrors(definition.config, node.config, say, fields) }}
        wanted={wanted}
        newTextId={(field) => `${card.id}.${field}`}
        onChange={(field, value, words) =>
          change(editor, card, field, fields.find((candidate) => candidate.name === field)?.label ?? field, value, words)
        }
      />
    </section>
  );
};

/** One step: its name, what is wrong with it, its settings, where it leads, and help. */
export const NodeInspector = ({ id }: { id: string }) => {
  const editor = useEditor();
  const card = useCard(id);
  const panel = useRef<HTMLDivElement>(null);
  const name = useGraph((graph) => graph.nodes[id]?.name ?? '');
  const [help, setHelp] = useState(false);
  useWantedFocus(id, panel);
  if (card === undefined) return null;
  return <Inspected key={id} {...{ card, panel, name, help, setHelp, editor }} />;
};

const Inspected = ({
  card,
  panel,
  name,
  help,
  setHelp,
  editor,
}: {
  card: Card;
  panel: { current: HTMLDivElement | null };
  name: string;
  help: boolean;
  setHelp: (open: boolean) => void;
  editor: Editor;
}) => {
  const { say } = editor.language;
  const surroundings = useSurroundingsOf(card);
  const pointing = usePointing();
  const issues = useProblems((problems) => problems.byNode.get(card.id)) ?? [];
  const { definition } = card.facts;
  const loose = issues.filter((issue) => issue.field === undefined);
  return (
    <SurroundingsContext value={surroundings}>
      <div ref={panel} className="inspector" {...pointing}>
        <header className="inspector-head">
          <NodeMark definition={definition} className="size-5" />
          <div>
            <h2>{say(definition?.title ?? 'Unknown step')}</h2>
            <p>{say(definition?.summary ?? 'This server does not have this kind of step. Replace or delete it.')}</p>
          </div>
          {editor.rights.edit && (
            <IconButton size="small" label={say('Run from here')} shortcut="R" onClick={() => askRunFrom(editor, card.id)}>
              <Play />
            </IconButton>
          )}
          {definition !== undefined && (
            <IconButton size="small" label={say('Help')} pressed={help} onClick={() => setHelp(!help)}>
              <CircleHelp />
            </IconButton>
          )}
        </header>
        {help && definition !== undefined && <HelpPanel type={definition.id} />}
        {loose.length > 0 && (
          <section aria-label={say('Problems')} className="inspector-section">
            <h3 className={clsx('inspector-problems', loose.some((issue) => issue.severity === 'error') && 'is-error')}>
              <TriangleAlert aria-hidden />
              {say('{count, plural, one {# problem} other {# problems}}', { count: loose.length })}
            </h3>
            <ul className="flex flex-col gap-2">
              {loose.map((issue, index) => (
                <ProblemItem key={`${issue.code}${index}`} issue={issue} compact />
              ))}
            </ul>
          </section>
        )}
        <Editable>
          <section className="inspector-section" data-field="name">
            <Field label={say('Name')} help={say('Only you and your colleagues see it.')}>
              <Input
                value={name}
                dir={name === '' ? undefined : 'auto'}
                placeholder={definition === undefined ? card.facts.title : say(definition.title)}
                maxLength={80}
                onChange={(event) =>
                  editor.document.transact(
                    say('Rename {step}', { step: card.facts.title }),
                    (graph) => renameNode(graph, card.id, event.target.value),
                    {
                      burst: `name:${card.id}`,
                    },
                  )
                }
              />
            </Field>
          </section>
          <Settings card={card} />
          {card.children !== undefined && <MethodList card={card} />}
          {card.container !== undefined && <ChildOrder card={card} />}
          <OutcomeList card={card} />
        </Editable>
      </div>
    </SurroundingsContext>
  );
};
