'use client';

import type { NodeProps } from '@xyflow/react';
import { clsx } from 'clsx';
import { memo } from 'react';
import { useLanguage } from '#app/_ui/language.tsx';
import type { Card } from '../model/derive-model.ts';
import { refusal } from '../actions/refusal.ts';
import { useDrawnCard, useEditor, useView } from '../editor/use-editor.ts';
import { isDimming } from '../view/create-view.ts';
import { CardBody } from './card-body.tsx';
import { CardBoundary } from './card-boundary.tsx';
import { InputPort, OutcomePorts } from './card-ports.tsx';
import { countRender } from './count-render.ts';
import type { CanvasNode } from './derive-nodes.ts';

const categoryColour = (card: Card): string =>
  card.facts.definition === undefined ? 'var(--caution)' : `var(--category-${card.facts.definition.category})`;

/** How a card stands to what is going on: on the lit path, aside of it, or out of a wire's reach. */
const useCardState = (id: string): string => {
  const editor = useEditor();
  return useView((view) => {
    const { lit, wiring, shown, found } = view;
    const mark = shown?.marks?.[id];
    return clsx(
      mark !== undefined && `is-marked-${mark}`,
      lit?.current === id && 'is-current',
      view.uncovered?.nodes.has(id) === true && 'is-uncovered',
      found.has(id) && 'is-found',
      isDimming(view) && lit?.visits[id] === undefined && 'is-aside',
      wiring?.aim?.card === id && 'is-aimed',
      wiring !== undefined &&
        (wiring.from !== id || wiring.aim?.card === id) &&
        (refusal(editor.model.getState().model, wiring.from, id) === undefined ? 'is-reachable' : 'is-unreachable'),
    );
  });
};

const StepCardComponent = ({ id, selected }: NodeProps<CanvasNode>) => {
  countRender(id);
  const card = useDrawnCard(id);
  const state = useCardState(id);
  if (card === undefined) return null;
  return (
    <article className={clsx('card', selected && 'is-selected', state)} style={{ borderLeftColor: categoryColour(card), height: card.size.height }}>
      {card.hasInput && <InputPort />}
      <CardBoundary card={card}>
        <CardBody card={card} />
        <OutcomePorts card={card} />
      </CardBoundary>
    </article>
  );
};
export const StepCard = memo(StepCardComponent);

const ChildCardComponent = ({ id, selected }: NodeProps<CanvasNode>) => {
  countRender(id);
  const card = useDrawnCard(id);
  const state = useCardState(id);
  if (card === undefined) return null;
  return (
    <article
      className={clsx('card card-child', selected && 'is-selected', state)}
      style={{ borderLeftColor: categoryColour(card), height: card.size.height }}
    >
      <CardBoundary card={card}>
        <CardBody card={card} />
      </CardBoundary>
    </article>
  );
};
export const ChildCard = memo(ChildCardComponent);

/** Where the next method would be put: a line between the children, or the empty place. */
const InsertionLine = ({ card }: { card: Card }) => {
  const editor = useEditor();
  const index = useView((view) => (view.slot?.container === card.id ? view.slot.index : undefined));
  if (index === undefined || card.children === undefined || card.children.length === 0) return null;
  const { cards } = editor.scene.get();
  const [next, last] = [cards.get(card.children[index] ?? ''), cards.get(card.children.at(-1) ?? '')];
  const y = next !== undefined ? next.position.y - 5 : last !== undefined ? last.position.y + last.size.height + 3 : 0;
  return <span className="chain-slot" style={{ top: y }} aria-hidden />;
};

const ChainCardComponent = ({ id, selected }: NodeProps<CanvasNode>) => {
  countRender(id);
  const card = useDrawnCard(id);
  const state = useCardState(id);
  const taking = useView((view) => view.slot?.container === id);
  const { say, direction } = useLanguage();
  if (card === undefined) return null;
  return (
    <article
      className={clsx('card card-chain', selected && 'is-selected', taking && 'is-taking', state)}
      style={{ borderLeftColor: categoryColour(card), height: card.size.height }}
    >
      {card.hasInput && <InputPort />}
      <CardBoundary card={card}>
        <CardBody card={card} />
        {card.children?.length === 0 && (
          <p className="chain-empty" dir={direction}>
            {say('Drop methods here. The first is tried first.')}
          </p>
        )}
        <InsertionLine card={card} />
        <div className="chain-ports">
          <OutcomePorts card={card} />
        </div>
      </CardBoundary>
    </article>
  );
};
export const ChainCard = memo(ChainCardComponent);
