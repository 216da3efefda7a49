'use client';

import { Ellipsis } from 'lucide-react';
import { useSay } from '#app/_ui/language.tsx';

/** Opens the same menu as a right click, for people without one. On a card, unless `className` says otherwise. */
export const MenuButton = ({ title, className = 'card-menu nodrag' }: { title: string; className?: string }) => {
  const say = useSay();
  return (
    <button
      type="button"
      tabIndex={-1}
      className={className}
      aria-label={say('Commands for {name}', { name: title })}
      aria-haspopup="menu"
      onClick={(event) => {
        event.stopPropagation();
        const { left, bottom } = event.currentTarget.getBoundingClientRect();
        event.currentTarget.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: left, clientY: bottom }));
      }}
    >
      <Ellipsis aria-hidden />
    </button>
  );
};
