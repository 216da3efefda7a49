'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { LanguageTag } from '#flows/languages/languages.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { useEditor } from '../editor/use-editor.ts';
import type { Drawing } from '../shown/drawing.ts';
import { showDrawing } from '../shown/show-drawing.ts';
import { type Painted, paintRun } from './paint-run.ts';
import { addressWithRun, type RunLink } from './run-link.ts';
import type { RunWay } from './run-way.ts';

/** A past run that stands on the canvas. */
export type ShownRun = Painted & { link: RunLink; way: RunWay; drawing: Drawing };

/** When a run began, short. English dates have the day first here, as they always had. */
export const runDay = (way: RunWay, tag: LanguageTag): string =>
  new Intl.DateTimeFormat(tag === 'en' ? 'en-GB' : tag, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hour12: false }).format(
    way.run.startedAt,
  );

/** Loads a past run with the version it ran on and paints it there; the page's address is a link to it meanwhile. Rejects when it is gone. */
export const useShowRun = (): ((link: RunLink) => Promise<ShownRun>) => {
  const editor = useEditor();
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useCallback(
    async (link) => {
      const way = await queries.fetchQuery({ ...trpc.runs.way.queryOptions({ app: editor.app.slug, ...link }), staleTime: 0 });
      const { version } = way.run;
      const graph =
        version === 0
          ? editor.document.store.getState().graph
          : await queries.fetchQuery({
              ...trpc.flows.versionGraph.queryOptions({ flow: editor.flow.id, version }),
              staleTime: Number.POSITIVE_INFINITY,
            });
      const { say, tag } = editor.language;
      const painted = paintRun(editor.definitions, graph, way, say);
      const day = runDay(way, tag);
      // Sandbox runs are on drafts, which are not kept: what there is to show of them is the draft of now.
      const title =
        version === 0
          ? say('The draft as it is now, with the run of {day}', { day })
          : say('Version {version} as it ran on {day}', { version: String(version), day });
      const drawing: Drawing = { graph, title, marks: painted.marks };
      showDrawing(editor, drawing);
      editor.view.setState({ lit: painted.lit });
      history.replaceState(history.state, '', addressWithRun(location.href, link));
      const stop = editor.view.subscribe(({ shown }) => {
        if (shown === drawing) return;
        stop();
        if (shown === undefined) history.replaceState(history.state, '', addressWithRun(location.href, undefined));
      });
      return { ...painted, link, way, drawing };
    },
    [editor, trpc, queries],
  );
};
