import { Problem } from '../errors.ts';
import type { Services } from '../services.ts';
import type { Realm } from './realm.ts';

/** Refuses a start over the caps per caller and app (IN-09). A preview world is one builder's own and has none. */
export const mayStartRun = (services: Services, realm: Realm, address: string): void => {
  if (realm.kind === 'preview') return;
  const wait = services.startGate({ address, app: realm.app.id });
  if (wait !== undefined) throw new Problem('too-many-requests', { retryAfter: wait });
};
