import { emptyDirectory } from '#flows/kit/directory-script.ts';
import type { Graph } from '#flows/graph/graph.ts';
import type { Issue } from '#flows/kit/issue.ts';
import type { Services } from '../../services.ts';
import type { App } from '../../storage/ports/apps.ts';
import type { Flow } from '../../storage/ports/flows.ts';
import { compileFor } from '../compile-for.ts';
import { type Blocked, blockedBy } from './blocked-by.ts';
import { fillWorld } from './fill-world.ts';
import { someClaims, type WorldSettings } from './settings.ts';
import type { Worlds } from './worlds.ts';

/** How long a world lives (DESIGN section 8), in ms. */
const lifetime = 2 * 60 * 60_000;

export type OpenedPreview = { world: string; token: string; frameUrl: string; expiresAt: number; issues: readonly Issue[]; blocked: Blocked };

/**
 * Opens a world for an unsaved draft. The caller has checked the builder's right to edit the flow; `consoleSession` is the hash of
 * the session it dies with. The token is given out once. `reader`: whom problems are told.
 */
export const openPreview = async (
  deps: { services: Services; worlds: Worlds },
  input: { app: App; flow: Flow; graph: Graph; consoleSession: string; reader?: Parameters<typeof compileFor>[4] },
): Promise<OpenedPreview> => {
  const { services, worlds } = deps;
  const { plan, issues } = await compileFor(services.storage, input.app, input.graph, [], input.reader);
  const token = services.random.secret();
  const settings: WorldSettings = {
    offsetMs: 0,
    seed: services.random.secret(),
    directory: emptyDirectory,
    claims: someClaims,
    said: 'claims',
    heard: null,
    run: null,
    twin: null,
    device: { ip: '203.0.113.7', language: input.app.defaultLanguage, online: true },
  };
  const now = services.clock.now();
  const world = await worlds.create({
    id: services.random.id('wld'),
    tokenHash: services.digest.hash(token),
    app: input.app.id,
    flow: input.flow.id,
    consoleSession: input.consoleSession,
    revision: 0,
    expiresAt: now + lifetime,
    settings: JSON.stringify(settings),
    plan: plan ? JSON.stringify(plan) : null,
    data: new Uint8Array(),
  });
  if (world === undefined) throw new Error('the preview world could not be opened again');
  await fillWorld(services.storage, world, world.realm, 'own');
  await worlds.save(world);
  return {
    world: world.row.id,
    token,
    frameUrl: `/preview/${world.row.id}`,
    expiresAt: world.row.expiresAt,
    issues,
    blocked: plan ? null : blockedBy(issues),
  };
};
