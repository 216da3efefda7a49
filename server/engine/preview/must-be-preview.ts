import { Problem } from '../../errors.ts';
import type { Realm } from '../realm.ts';

/** What grants a run something nobody has proven stops here in every other realm, whoever calls it (EDITOR 17, FLOW-18). */
export const mustBePreview = (realm: Pick<Realm, 'kind'>): void => {
  if (realm.kind !== 'preview') throw new Problem('internal', {}, `a ${realm.kind} run was to be walked like a preview`);
};
