'use client';

import { useEffect } from 'react';
import { useEditor } from '../editor/use-editor.ts';
import { runOf } from './run-link.ts';

/** A link to a past run opens the list of runs, which paints it. */
export const LinkedRun = () => {
  const editor = useEditor();
  useEffect(() => {
    if (runOf(location.href) !== undefined) editor.view.setState({ drawer: 'runs' });
  }, [editor]);
  return null;
};
