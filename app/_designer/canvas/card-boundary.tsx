'use client';

import { TriangleAlert } from 'lucide-react';
import { catchError, type ErrorInfo } from 'next/error';
import { useEffect, useRef } from 'react';
import { useSay } from '#app/_ui/language.tsx';
import type { Card } from '../model/derive-model.ts';
import { CardTitle } from './card-title.tsx';
import { MenuButton } from './menu-button.tsx';

type Given = { card: Card };

const BrokenCard = ({ card, retry }: Given & { retry: () => void }) => {
  const say = useSay();
  const broken = useRef(card);
  useEffect(() => {
    if (broken.current === card) return;
    // A change to the step, such as an undo, may be what mends it.
    broken.current = card;
    retry();
  }, [card, retry]);
  return (
    <div className="card-broken">
      <div className="card-head">
        <TriangleAlert aria-hidden className="size-4 shrink-0" />
        <CardTitle title={card.facts.title} own={card.facts.named} />
        <MenuButton title={card.facts.title} />
      </div>
      <p className="card-line">{say('This step cannot be drawn. Replace or delete it.')}</p>
    </div>
  );
};

/** A card whose drawing fails is a placeholder that can be moved, wired and deleted; all others stand as they are (EDITOR-25). */
export const CardBoundary = catchError<Given>(({ card }, { reset }: ErrorInfo) => <BrokenCard card={card} retry={reset} />);
