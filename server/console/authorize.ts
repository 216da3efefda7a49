import { phrase } from '#flows/languages/phrase.ts';
import type { Services } from '#server/services.ts';
import type { App } from '#server/storage/ports/apps.ts';
import type { Flow } from '#server/storage/ports/flows.ts';
import type { Role } from '#server/storage/ports/members.ts';
import type { Actor } from './actor.ts';
import type { KeyActor } from './api-keys/key-actor.ts';
import { Fault } from './fault.ts';
import { may, type Right } from './policy.ts';

declare const granted: unique symbol;

/**
 * Proof that `authorize` let the actor do `R` to this very object. Use cases take nothing else, so that none can be called
 * without asking (TEN-01, TEN-02, CFG-01).
 */
export type Authorized<R extends Right, Access = WorkspaceAccess> = Access & { readonly [granted]: R };

export type WorkspaceAccess = { actor: Actor; workspace: string; role: Role };
export type AppAccess = WorkspaceAccess & { app: App };
/** An app as a builder in the console or a server with an API key reaches it. */
export type AppReach = { actor: Actor | KeyActor; workspace: string; app: App };
export type FlowAccess = AppAccess & { flow: Flow };

export type WorkspaceTarget = { workspace: string };
/** `app` is the app's slug. */
export type AppTarget = { app: string };
/** `flow` is the flow's id. */
export type FlowTarget = { flow: string };

const grant = <Access extends WorkspaceAccess, R extends Right>(access: Access, right: R): access is Authorized<R, Access> => may(access.role, right);

const missing = () =>
  new Fault('not-found', phrase('There is nothing here, or you cannot see it. Check the address, or ask its owner to let you in.'));

const roleIn = async (actor: Actor, services: Services, workspace: string): Promise<WorkspaceAccess> => {
  const role = await services.storage.members.role(workspace, actor.member.id);
  if (role === undefined) throw missing();
  return { actor, workspace, role };
};

const reach = async (
  actor: Actor,
  services: Services,
  target: WorkspaceTarget | AppTarget | FlowTarget,
): Promise<WorkspaceAccess | AppAccess | FlowAccess> => {
  const { apps, flows } = services.storage;
  if ('workspace' in target) return roleIn(actor, services, target.workspace);
  const flow = 'flow' in target ? await flows.find(target.flow) : undefined;
  if ('flow' in target && flow === undefined) throw missing();
  const app = 'app' in target ? await apps.bySlug(target.app) : flow && (await apps.find(flow.app));
  if (app === undefined) throw missing();
  const access = await roleIn(actor, services, app.workspace);
  return flow === undefined ? { ...access, app } : { ...access, app, flow };
};

/**
 * Finds the object and the actor's role in its workspace, both fresh. Throws Fault `not-found` for what does not exist and for
 * what belongs to others alike, `not-allowed` for a member whose role is too small.
 */
export async function authorize<R extends Right>(actor: Actor, services: Services, target: FlowTarget, right: R): Promise<Authorized<R, FlowAccess>>;
export async function authorize<R extends Right>(actor: Actor, services: Services, target: AppTarget, right: R): Promise<Authorized<R, AppAccess>>;
export async function authorize<R extends Right>(actor: Actor, services: Services, target: WorkspaceTarget, right: R): Promise<Authorized<R>>;
export async function authorize(
  actor: Actor,
  services: Services,
  target: WorkspaceTarget | AppTarget | FlowTarget,
  right: Right,
): Promise<WorkspaceAccess> {
  const access = await reach(actor, services, target);
  if (!grant(access, right)) {
    throw new Fault('not-allowed', phrase('Your role here is {role}, which does not allow this. Ask an owner of the workspace.'), {
      values: { role: access.role },
    });
  }
  return access;
}
