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
  const model = useModel((current) => current);
  const children = (card.children ?? []).flatMap((id) => model.cards.get(id) ?? []);
  const move = (child: Card, index: number) =>
    editor.document.transact(`Move ${child.facts.title}`, (graph) => putInContainer(graph, child.id, card.id, index));
  const kinds = findKinds(editor.definitions, '').filter((kind) => kind.role === undefined && kind.category === 'verify');
  return (
    <section aria-label="Methods" className="inspector-section">
      <h3>Methods, in the order they are tried</h3>
      <ol className="mb-2 flex flex-col gap-1.5">
        {children.map((child, index) => (
          <li key={child.id} className="method">
            <span className="card-rank">{index + 1}</span>
            <button
              type="button"
              className="method-name"
              onClick={() => {
                select(editor.view, [child.id]);
                editor.canvas.current?.show([child.id]);
              }}
            >
              {child.facts.title}
            </button>
            <IconButton size="small" label={`Try ${child.facts.title} earlier`} disabled={index === 0} onClick={() => move(child, index - 1)}>
              <ArrowUp />
            </IconButton>
            <IconButton
              size="small"
              label={`Try ${child.facts.title} later`}
              disabled={index === children.length - 1}
              onClick={() => move(child, index + 1)}
            >
              <ArrowDown />
            </IconButton>
            <IconButton
              size="small"
              label={`Delete ${child.facts.title}`}
              onClick={() => editor.document.transact(`Delete ${child.facts.title}`, (graph) => removeNodes(graph, [child.id]))}
            >
              <Trash2 />
            </IconButton>
          </li>
        ))}
      </ol>
      <Select
        size="small"
        label="Add a method"
        placeholder="Add a method"
        value={undefined}
        options={kinds.map((kind) => ({ value: kind.id, label: kind.title, hint: kind.summary }))}
        onChange={(type) => addStep(editor, type, { slot: { container: card.id, index: children.length } })}
      />
    </section>
  );
};

/** A method's place among the others. */
export const ChildOrder = ({ card }: { card: Card }) => {
  const editor = useEditor();
  const container = useModel((model) => model.cards.get(card.container ?? ''));
  if (container === undefined) return null;
  return (
    <section aria-label="Place in the chain" className="inspector-section">
      <h3>
        Number {card.rank} of {container.children?.length} in {container.facts.title}
      </h3>
      <p className="text-muted text-sm">
        {card.rank === 1 ? 'It is tried first.' : 'It is tried when those before it are not available.'} What follows is drawn at the chain.
      </p>
      <div className="flex gap-2">
        <Button size="small" onClick={() => select(editor.view, [container.id])}>
          Show the chain
        </Button>
        <Button size="small" onClick={() => takeOut(editor, card.id)}>
          <ArrowUpFromLine aria-hidden className="size-3.5" />
          Take it out
        </Button>
      </div>
    </section>
  );
};
