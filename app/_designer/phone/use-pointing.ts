'use client';

import { type FocusEvent, useCallback } from 'react';
import { useEditor } from '../editor/use-editor.ts';
import { usePhone } from './use-phone.ts';

/** While a field of a step's settings has the focus, the phone shows where its words stand (EDITOR 16). */
export const usePointing = (): { onFocus: (event: FocusEvent<HTMLElement>) => void; onBlur: () => void } => {
  const editor = useEditor();
  const phone = usePhone();
  const onFocus = useCallback(
    (event: FocusEvent<HTMLElement>) => {
      const field = event.target.closest<HTMLElement>('[data-field]')?.dataset['field'];
      const [node] = editor.view.getState().selection;
      if (field !== undefined && node !== undefined) phone.point({ node, field });
    },
    [editor, phone],
  );
  const onBlur = useCallback(() => phone.point(undefined), [phone]);
  return { onFocus, onBlur };
};
