import type { Realm, RunnableFlow } from '#server/engine/realm.ts';
import type { Services } from '#server/services.ts';

/** A way into an app that needs no further knowledge: which flow, and by which of its entries. */
export type Door = { flow: RunnableFlow; entry: string };

const entryOf = (flow: RunnableFlow, type: string): string | undefined => flow.plan.entries.find((entry) => entry.type === type)?.id;

/** The app's common link, and the flow that signs in where there is exactly one. */
export const findDoors = async (services: Pick<Services, 'storage'>, realm: Realm): Promise<{ common?: Door; signIn?: Door }> => {
  const listed = await services.storage.flows.list(realm.app.id);
  const served = (await Promise.all(listed.map(({ slug }) => realm.flow(slug)))).filter((flow) => flow !== undefined);
  const doors = (type: string): Door[] =>
    served.flatMap((flow) => {
      const entry = entryOf(flow, type);
      return entry === undefined ? [] : [{ flow, entry }];
    });
  const common = doors('entry.common-link')[0];
  const [signIn, another] = doors('entry.sign-in');
  return { ...(common && { common }), ...(signIn && another === undefined && { signIn }) };
};
