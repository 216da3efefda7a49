'use client';

import { useEffect } from 'react';
import type { Editor } from '../editor/editor.ts';

/** To the parts that follow a finger, as if it had been lifted: they know no other way to end. */
const liftFinger = (type: 'touchend' | 'touchcancel', finger: Touch): void => {
  finger.target.dispatchEvent(new TouchEvent(type, { bubbles: true, cancelable: true, touches: [], targetTouches: [], changedTouches: [finger] }));
};

/**
 * Fingers on the canvas (EDITOR 9). A second one makes it a pinch: what the first one had begun to drag goes back to where
 * it was. A wire belongs to the finger it was begun with, and ends where that one is lifted, whatever the others do.
 */
export const useTouch = (editor: Editor, frame: { readonly current: HTMLElement | null }, abortWire: () => void): void => {
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    let first: Touch | undefined;
    let relayed = false;
    const draws = () => {
      const { wiring } = editor.view.getState();
      return wiring !== undefined && wiring.tapped === undefined;
    };
    const relay = (type: 'touchend' | 'touchcancel', finger: Touch) => {
      relayed = true;
      liftFinger(type, finger);
      relayed = false;
    };
    /** What is dragged is let go where it came from. */
    const letGo = () => {
      if (first === undefined || draws()) return;
      editor.view.setState({ pinching: true });
      relay('touchcancel', first);
      editor.view.setState({ moving: {}, slot: undefined });
    };
    const start = (event: TouchEvent) => {
      if (relayed) return;
      if (event.touches.length === 1) {
        first = event.touches[0];
        editor.view.setState({ pinching: false });
      } else if (draws()) event.stopPropagation();
      else letGo();
    };
    const move = (event: TouchEvent) => {
      const { menuOpen, pinching } = editor.view.getState();
      // The finger that called the menu still lies there.
      if (menuOpen === true && event.touches.length === 1) event.stopPropagation();
      if (menuOpen === true && pinching !== true) letGo();
    };
    const end = (event: TouchEvent) => {
      if (relayed) return;
      const own = [...event.changedTouches].find((finger) => finger.identifier === first?.identifier);
      if (draws()) {
        if (event.type === 'touchcancel' && own !== undefined) {
          abortWire();
          relay('touchend', own);
        } else if (event.touches.length > 0) {
          event.stopPropagation();
          if (own !== undefined) relay('touchend', own);
        }
      }
      if (event.touches.length === 0) first = undefined;
    };
    const stopMenu = editor.view.subscribe((now, before) => {
      if (now.menuOpen === true && before.menuOpen !== true) letGo();
    });
    const options = { capture: true, passive: true } as const;
    element.addEventListener('touchstart', start, options);
    element.addEventListener('touchmove', move, options);
    element.addEventListener('touchend', end, options);
    element.addEventListener('touchcancel', end, options);
    return () => {
      stopMenu();
      element.removeEventListener('touchstart', start, options);
      element.removeEventListener('touchmove', move, options);
      element.removeEventListener('touchend', end, options);
      element.removeEventListener('touchcancel', end, options);
    };
  }, [editor, frame, abortWire]);
};
