import { phrase } from '#flows/languages/phrase.ts';
import type { Services } from '#server/services.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { type FlowView, flowView } from './flow-view.ts';

/** A flow by the slug that stands in the console's address. */
export const findFlow = async (access: Authorized<'flow.view', AppAccess>, services: Services, input: { slug: string }): Promise<FlowView> => {
  const flow = await services.storage.flows.bySlug(access.app.id, input.slug);
  if (flow === undefined) throw new Fault('not-found', phrase('There is no such flow in this app. Go back to the list of flows.'));
  return flowView(flow);
};
