import type { Outside } from '../../../outside/outside.ts';
import type { LiveWorld, WorldParts } from '../live-world.ts';
import { scriptedDirectory } from './scripted-directory.ts';
import { scriptedFederation } from './scripted-federation.ts';

/** A world's outside: what its tester scripted. Nothing here can reach a real service (SBX-04). */
export const previewOutside = (services: WorldParts, live: () => LiveWorld): Outside => ({
  directory: scriptedDirectory(services, live),
  federation: scriptedFederation(services, live),
});
