'use client';

import { useEffect, useState } from 'react';
import type { Known } from '#flows/compiler/known-at.ts';
import { useEditor, useGraph } from '../editor/use-editor.ts';

/** What a run is sure to know at a step; `none` when no way leads there, undefined while it is worked out. The compiler is fetched when first asked. */
export const useKnown = (node: string): Known | 'none' | undefined => {
  const editor = useEditor();
  const graph = useGraph((current) => current);
  const [known, setKnown] = useState<Known | 'none'>();
  useEffect(() => {
    let gone = false;
    import('#flows/compiler/known-at.ts')
      .then(({ knownAt }) => {
        if (!gone) setKnown(knownAt(graph, node, { registry: editor.definitions, app: editor.app.settings, say: editor.language.say }) ?? 'none');
      })
      .catch(() => {
        if (!gone) setKnown('none');
      });
    return () => {
      gone = true;
    };
  }, [editor, graph, node]);
  return known;
};
