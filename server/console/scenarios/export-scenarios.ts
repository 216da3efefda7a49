import type { Scenario } from '#flows/scenario/scenario.ts';
import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';

/** The flow's scenarios as a flow file carries them. */
export const exportScenarios = async (access: Authorized<'flow.view', FlowAccess>, services: Services): Promise<Scenario[]> =>
  (await services.storage.scenarios.list(access.app.id, access.flow.id)).map(({ scenario }) => scenario);
