'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTRPC } from '#app/_trpc/client.ts';
import { useEditor } from '../editor/use-editor.ts';
import { compareOnCanvas } from './compare-on-canvas.ts';
import type { Comparison } from './comparison.ts';

/** Loads both drawings of a comparison and shows it on the canvas. Rejects when one of them cannot be had. */
export const useCompare = (): ((comparison: Comparison) => Promise<void>) => {
  const editor = useEditor();
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useCallback(
    async (comparison) => {
      const load = (version: number) =>
        queries.fetchQuery({
          ...trpc.flows.versionGraph.queryOptions({ flow: editor.flow.id, version }),
          staleTime: Number.POSITIVE_INFINITY,
        });
      const { from, to } = comparison;
      const [before, after] = await Promise.all([load(from), to === 'draft' ? editor.document.store.getState().graph : load(to)]);
      compareOnCanvas(editor, comparison, before, after);
    },
    [editor, trpc, queries],
  );
};
