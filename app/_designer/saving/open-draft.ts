import { applyPatches, enablePatches, produce } from 'immer';
import type { Graph } from '#flows/graph/graph.ts';
import { readyFor } from '#flows/graph/with-groups.ts';
import { overlayEntities } from './entities.ts';
import type { JournalEntry } from './journal.ts';
import { type SavingState, unsaved } from './saving-state.ts';

enablePatches();

/**
 * What to show and what is still to be saved when a flow is opened: the server's draft, with what a dead tab left on
 * this device laid over it. Whether the left edits still fit is for the server to say, as with any save.
 */
export const openDraft = (draft: { revision: number; graph: Graph }, left: JournalEntry | undefined): { graph: Graph; saving: SavingState } => {
  if (left === undefined) return { graph: draft.graph, saving: { base: draft.revision, seen: draft.revision, waiting: [] } };
  const saving: SavingState = {
    base: left.base,
    seen: draft.revision,
    ...(left.sending === undefined ? {} : { sending: left.sending }),
    waiting: left.waiting,
  };
  if (left.base === draft.revision) {
    return { graph: unsaved(saving).reduce((graph, batch) => applyPatches(readyFor(graph, batch.patches), batch.patches), draft.graph), saving };
  }
  return {
    graph: produce(draft.graph, (graph) => {
      overlayEntities(graph, left.mine);
    }),
    saving,
  };
};
