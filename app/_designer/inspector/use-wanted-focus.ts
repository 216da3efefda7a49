'use client';

import { type RefObject, useEffect } from 'react';
import { useEditor, useView } from '../editor/use-editor.ts';

/** The focus to a field as soon as it is asked for: `key` is what the inspector shows. */
export const useWantedFocus = (key: string, field: RefObject<HTMLElement | null>): void => {
  const editor = useEditor();
  const wanted = useView((view) => view.wantField);
  useEffect(() => {
    if (wanted?.node !== key) return;
    field.current?.focus();
    editor.view.setState({ wantField: undefined });
  }, [wanted, key, field, editor]);
};
