'use client';

import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '#app/_trpc/client.ts';
import { useEditor } from '../editor/use-editor.ts';

/** The version live runs start on, as it was drawn; undefined while nothing was published. */
export const useLive = () => {
  const trpc = useTRPC();
  const editor = useEditor();
  const versions = useQuery(trpc.flows.versions.queryOptions({ flow: editor.flow.id }));
  const live = versions.data?.find((version) => version.live)?.version;
  const graph = useQuery({
    ...trpc.flows.versionGraph.queryOptions({ flow: editor.flow.id, version: live ?? 1 }),
    enabled: live !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { versions, live, graph: live === undefined ? undefined : graph.data };
};
