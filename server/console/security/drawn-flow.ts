import type { Graph } from '#flows/graph/graph.ts';
import type { Services } from '#server/services.ts';
import type { App } from '#server/storage/ports/apps.ts';
import type { Flow } from '#server/storage/ports/flows.ts';

/** What a new flow of the Security page is called. */
export const drawnSlug = 'sign-in';

/**
 * The flow an app's Security page is about: the one it has drawn, else the one called `sign-in`, else the app's only flow.
 * Undefined: the page draws a new one.
 */
export const drawnFlow = async (app: App, services: Services): Promise<{ flow: Flow; graph: Graph; revision: number } | undefined> => {
  const { flows } = services.storage;
  const all = await flows.list(app.id);
  const drafts = await Promise.all(
    all.map(async (flow) => {
      const draft = await flows.draft(flow.id);
      return draft === undefined ? [] : [{ flow, graph: draft.graph, revision: draft.revision }];
    }),
  );
  const found = drafts.flat();
  const only = found.length === 1 ? found[0] : undefined;
  return found.find(({ graph }) => graph.drawn !== undefined) ?? found.find(({ flow }) => flow.slug === drawnSlug) ?? only;
};
