import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { note } from '../note.ts';

/** With its draft and versions. Apps that call it get 404 from now on. */
export const removeFlow = async (access: Authorized<'flow.publish', FlowAccess>, services: Services): Promise<void> => {
  await services.storage.flows.remove(access.flow.id);
  await note(access, services, 'flow.removed', access.flow.id, { slug: access.flow.slug, name: access.flow.name });
};
