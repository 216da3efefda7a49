import type { Services } from '#server/services.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { type FlowView, flowView } from './flow-view.ts';

export const listFlows = async (access: Authorized<'flow.view', AppAccess>, services: Services): Promise<FlowView[]> =>
  (await services.storage.flows.list(access.app.id)).map(flowView);
