import type { GraphPatch } from '#flows/graph/patch.ts';
import type { Issue } from '#flows/kit/issue.ts';
import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { appendToDraft } from './append-to-draft.ts';
import { type OperationView, operationViews } from './operation-views.ts';

export type SavedDraft =
  | { kind: 'saved'; revision: number; since: OperationView[]; issues: Issue[] }
  | { kind: 'conflict'; revision: number; since: OperationView[] };

/** Saves edits made against revision `base`: merged with what others saved since, or a conflict that shows theirs. */
export const saveDraft = async (
  access: Authorized<'flow.edit', FlowAccess>,
  services: Services,
  input: { base: number; label: string; patches: readonly GraphPatch[] },
): Promise<SavedDraft> => {
  const appended = await appendToDraft(access, services, input);
  const since = await operationViews(access, services, appended.since);
  return appended.kind === 'conflict'
    ? { kind: 'conflict', revision: appended.revision, since }
    : { kind: 'saved', revision: appended.revision, since, issues: [...appended.issues] };
};
