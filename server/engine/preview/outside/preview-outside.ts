import type { Outside } from '../../../outside/outside.ts';
import type { Realm } from '../../realm.ts';
import type { LiveWorld, WorldParts } from '../live-world.ts';
import { scriptedDirectory } from './scripted-directory.ts';
import { scriptedFederation } from './scripted-federation.ts';

/** A world, and which of its apps is meant. */
export type WorldSide = { live: LiveWorld; realm: Realm };

/** A world's outside: what its tester scripted. Nothing here can reach a real service (SBX-04). */
export const previewOutside = (services: WorldParts, side: () => WorldSide): Outside => ({
  directory: scriptedDirectory(services, side),
  federation: scriptedFederation(services, side),
});
