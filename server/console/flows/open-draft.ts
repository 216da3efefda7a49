import type { Graph } from '#flows/graph/graph.ts';
import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { draftOf } from './draft-of.ts';

export const openDraft = (access: Authorized<'flow.view', FlowAccess>, services: Services): Promise<{ revision: number; graph: Graph }> =>
  draftOf(access, services);
