import type { Realm, RunnableFlow } from '#server/engine/realm.ts';
import type { Services } from '#server/services.ts';

/** A way into an app that needs no further knowledge: which flow, and by which of its entries. */
export type Door = { flow: RunnableFlow; entry: string };

const entryOf = (flow: RunnableFlow, type: string): string | undefined => flow.plan.entries.find((entry) => entry.type === type)?.id;

const served = async (services: Pick<Services, 'storage'>, realm: Realm): Promise<RunnableFlow[]> => {
  const listed = await services.storage.flows.list(realm.app.id);
  return (await Promise.all(listed.map(({ slug }) => realm.flow(slug)))).filter((flow) => flow !== undefined);
};

const doors = (flows: readonly RunnableFlow[], type: string): Door[] =>
  flows.flatMap((flow) => {
    const entry = entryOf(flow, type);
    return entry === undefined ? [] : [{ flow, entry }];
  });

/** The first entry of that type among the flows served now. */
export const findDoor = async (services: Pick<Services, 'storage'>, realm: Realm, type: string): Promise<Door | undefined> =>
  doors(await served(services, realm), type)[0];

/** The app's common link, and the flow that signs in where there is exactly one. */
export const findDoors = async (services: Pick<Services, 'storage'>, realm: Realm): Promise<{ common?: Door; signIn?: Door }> => {
  const flows = await served(services, realm);
  const common = doors(flows, 'entry.common-link')[0];
  const [signIn, another] = doors(flows, 'entry.sign-in');
  return { ...(common && { common }), ...(signIn && another === undefined && { signIn }) };
};
