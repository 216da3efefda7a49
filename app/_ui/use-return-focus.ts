'use client';

import { useRef } from 'react';

/** Gives focus back to what a dialog was opened from, also where that is not its trigger (Radix then would drop it). */
export const useReturnFocus = (): { remember: () => void; giveBack: (event: Event) => void } => {
  const opener = useRef<HTMLElement>(null);
  return {
    remember: () => {
      opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    },
    giveBack: (event) => {
      if (opener.current?.isConnected !== true) return;
      event.preventDefault();
      opener.current.focus();
    },
  };
};
