import { inEnglish } from '#flows/languages/say.ts';
import { type AppAccess, authorize, type Authorized } from '#server/console/authorize.ts';
import { openConsoleSession } from '#server/console/members/open-console-session.ts';
import type { Right } from '#server/console/policy.ts';
import type { TestApi } from './api.ts';

/** A builder's access to an app of the test server, as the console gives it to an owner. The app is made if it is not there. */
export const builderAccess = async <R extends Right>({ services, app }: TestApi, right: R, slug = app.slug): Promise<Authorized<R, AppAccess>> => {
  const { members, apps } = services.storage;
  const member = { id: services.random.id('mem'), email: `${services.random.id('b')}@example.org`, name: 'Builder' };
  await members.add({ ...member, passwordHash: 'none', createdAt: 0, status: 'active' });
  const workspace = slug === app.slug ? app.workspace : `wsp_${slug}`;
  if ((await members.workspaceName(workspace)) === undefined) await members.createWorkspace({ id: workspace, name: 'Ours', createdAt: 0 }, member.id);
  await members.setRole(workspace, member.id, 'owner');
  if ((await apps.bySlug(slug)) === undefined) await apps.create({ ...app, id: services.random.id('app'), slug, workspace });
  const { hash } = await openConsoleSession(services, member.id);
  return authorize({ member, session: hash, address: '203.0.113.7', language: 'en', say: inEnglish }, services, { app: slug }, right);
};
