import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { type OperationView, operationViews } from './operation-views.ts';

/** What was saved after revision `after`, oldest first: how an open editor follows its colleagues. */
export const listOperations = async (
  access: Authorized<'flow.view', FlowAccess>,
  services: Services,
  input: { after: number; limit: number },
): Promise<{ operations: OperationView[] }> => ({
  operations: await operationViews(access, services, await services.storage.flows.operations(access.flow.id, input.after, input.limit)),
});
