'use client';

import { useEffect } from 'react';
import { goHome } from './actions/go-home.ts';
import type { Editor } from './editor/editor.ts';
import { outlineOf } from './outline/derive-outline.ts';

/** The drawing as picture and as text, and what opens from them and goes away by itself. */
const parts = '.canvas, .outline, .quick-add, .canvas-menu';

const giveBack = (editor: Editor): void => {
  const { focused } = editor.view.getState();
  const { model } = editor.model.getState();
  const id = focused !== undefined && model.cards.has(focused) ? focused : outlineOf(model).order.find((one) => model.cards.has(one));
  if (id !== undefined) goHome(editor, id);
};

/**
 * When what had the focus is gone (a step was deleted or taken back, a picker has closed), the focus goes to what is stood
 * on now instead of to nowhere (EDITOR 8).
 */
export const useKeptFocus = (editor: Editor): void => {
  useEffect(() => {
    let inside = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const note = (event: Event) => {
      inside = event.target instanceof Element && event.target.closest(parts) !== null;
    };
    const look = () => {
      const { quickAdd, connect, menuOpen, wantField } = editor.view.getState();
      const isBusy = quickAdd !== undefined || connect !== undefined || menuOpen === true;
      // A field that is waited for takes the focus, where its panel is seen at all.
      const isWanted = wantField !== undefined && document.querySelector('.side') !== null;
      if (inside && document.activeElement === document.body && !isBusy && !isWanted) giveBack(editor);
    };
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(look, 60);
    };
    addEventListener('focusin', note);
    addEventListener('pointerdown', note, true);
    const stops = [editor.view.subscribe(soon), editor.document.store.subscribe(soon)];
    return () => {
      clearTimeout(timer);
      removeEventListener('focusin', note);
      removeEventListener('pointerdown', note, true);
      for (const stop of stops) stop();
    };
  }, [editor]);
};
