'use client';

import { useEffect } from 'react';
import type { Scope } from './command.ts';
import { runByKey } from './run-by-key.ts';

/** Before anything has the focus, as after opening, keys go to the page: what works from any button works there too. */
export const usePageKeys = ({ editor, toast }: Pick<Scope, 'editor' | 'toast'>): void => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.target === document.body && !event.defaultPrevented && runByKey({ editor, toast }, event, 'button')) event.preventDefault();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [editor, toast]);
};
