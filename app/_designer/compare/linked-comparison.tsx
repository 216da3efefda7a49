'use client';

import { useEffect, useRef } from 'react';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { useToast } from '#app/_ui/toast.tsx';
import { useEditor } from '../editor/use-editor.ts';
import { comparisonOf } from './comparison.ts';
import { useCompare } from './use-compare.ts';

/** Opens what a link to a comparison asks for, once. */
export const LinkedComparison = () => {
  const editor = useEditor();
  const compare = useCompare();
  const toast = useToast();
  const done = useRef(false);
  useEffect(() => {
    const asked = comparisonOf(location.href);
    if (done.current || asked === undefined) return;
    done.current = true;
    editor.view.setState({ side: 'versions' });
    const { say } = editor.language;
    compare(asked).catch((error: unknown) =>
      toast.failed(say('Nothing to compare'), faultOf(error, say)?.message ?? say('One of the versions is not there.')),
    );
  }, [editor, compare, toast]);
  return null;
};
