'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useRef } from 'react';
import { useToast } from '#app/_ui/toast.tsx';
import { goTo } from '../actions/go-to.ts';
import { stepParameter } from '../actions/link-to.ts';
import { useEditor } from '../editor/use-editor.ts';

/** Goes to the step (or zone) that the address names: at once when the canvas is there, and whenever a link names another. */
export const useLinkedStep = (): (() => boolean) => {
  const editor = useEditor();
  const toast = useToast();
  const wanted = useSearchParams().get(stepParameter);
  const ready = useRef(false);
  const follow = useCallback((): boolean => {
    if (wanted === null) return false;
    const { say } = editor.language;
    const there = goTo(editor, wanted);
    if (!there) toast.failed(say('This step is gone'), say('The link leads to a step or zone that was deleted since. The rest of the flow is here.'));
    return there;
  }, [editor, toast, wanted]);
  useEffect(() => {
    if (ready.current) follow();
  }, [follow]);
  return useCallback(() => {
    ready.current = true;
    return follow();
  }, [follow]);
};
