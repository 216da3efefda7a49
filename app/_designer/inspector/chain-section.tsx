'use client';

import { ArrowDown, ArrowUp, ArrowUpFromLine, Trash2 } from 'lucide-react';
import { Button } from '#app/_ui/button.tsx';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { Select } from '#app/_ui/select.tsx';
import { addStep } from '../actions/add-step.ts';
import { takeOut } from '../actions/take-out.ts';
import { putInContainer } from '../edit/chain.ts';
import { removeNodes } from '../edit/remove-nodes.ts';
import { useEditor, useModel } from '../editor/use-editor.ts';
import { findKinds } from '../palette/find-kinds.ts';
import type { Card } from '../model/derive-model.ts';
import { select } from '../view/create-view.ts';

/** The methods of a fallback chain in the order they are tried. */
export const MethodList = ({ card }: { card: Card }) => {
  const editor = useEditor();
  const { say } = editor.language;
  const model = useModel((current) => current);
  const children = (card.children ?? []).flatMap((id) => model.cards.get(id) ?? []);
  const move = (child: Card, index: number) =>
    editor.document.transact(say('Move {step}', { step: child.facts.title }), (graph) => putInContainer(graph, child.id, card.id, index));
  const kinds = findKinds(editor.definitions, '', editor.language).filter((kind) => kind.role === undefined && kind.category === 'verify');
  return (
    <section aria-label={say('Methods')} className="inspector-section">
      <h3>{say('Methods, in the order they are tried')}</h3>
      <ol className="mb-2 flex flex-col gap-1.5">
        {children.map((child, index) => (
          <li key={child.id} className="method">
            <span className="card-rank">{index + 1}</span>
            <button
              type="button"
              className="method-name"
              translate="no"
              onClick={() => {
                select(editor.view, [child.id]);
                editor.canvas.current?.show([child.id]);
              }}
            >
              {child.facts.title}
            </button>
            <IconButton
              size="small"
              label={say('Try {step} earlier', { step: child.facts.title })}
              disabled={index === 0}
              onClick={() => move(child, index - 1)}
            >
              <ArrowUp />
            </IconButton>
            <IconButton
              size="small"
              label={say('Try {step} later', { step: child.facts.title })}
              disabled={index === children.length - 1}
              onClick={() => move(child, index + 1)}
            >
              <ArrowDown />
            </IconButton>
            <IconButton
              size="small"
              label={say('Delete {step}', { step: child.facts.title })}
              onClick={() => editor.document.transact(say('Delete {step}', { step: child.facts.title }), (graph) => removeNodes(graph, [child.id]))}
            >
              <Trash2 />
            </IconButton>
          </li>
        ))}
      </ol>
      <Select
        size="small"
        label={say('Add a method')}
        placeholder={say('Add a method')}
        value={undefined}
        options={kinds.map((kind) => ({ value: kind.id, label: say(kind.title), hint: say(kind.summary) }))}
        onChange={(type) => addStep(editor, type, { slot: { container: card.id, index: children.length } })}
      />
    </section>
  );
};

/** A method's place among the others. */
export const ChildOrder = ({ card }: { card: Card }) => {
  const editor = useEditor();
  const { say } = editor.language;
  const container = useModel((model) => model.cards.get(card.container ?? ''));
  if (container === undefined) return null;
  return (
    <section aria-label={say('Place in the chain')} className="inspector-section">
      <h3>
        {say('Number {number} of {count} in {chain}', {
          number: String(card.rank),
          count: String(container.children?.length),
          chain: container.facts.title,
        })}
      </h3>
      <p className="text-muted text-sm">
        {say(card.rank === 1 ? 'It is tried first.' : 'It is tried when those before it are not available.')}{' '}
        {say('What follows is drawn at the chain.')}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => select(editor.view, [container.id])}>
          {say('Show the chain')}
        </Button>
        <Button size="small" onClick={() => takeOut(editor, card.id)}>
          <ArrowUpFromLine aria-hidden className="size-3.5" />
          {say('Take it out')}
        </Button>
      </div>
    </section>
  );
};
