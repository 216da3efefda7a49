import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { namesOf } from '../workspaces/names-of.ts';
import { type ScenarioView, scenarioView } from './scenario-view.ts';

/** The scenarios of a flow, in their order. */
export const listScenarios = async (access: Authorized<'flow.view', FlowAccess>, services: Services): Promise<ScenarioView[]> => {
  const [kept, nameOf] = await Promise.all([services.storage.scenarios.list(access.app.id, access.flow.id), namesOf(access, services)]);
  return kept.map((each) => scenarioView(each, nameOf));
};
