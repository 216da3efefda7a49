import { generateNKeysBetween } from 'fractional-indexing';
import type { Services } from '#server/services.ts';
import type { Authorized } from '../authorize.ts';
import { invalid } from '../fault.ts';
import { note } from '../note.ts';
import { defaultApp, defaultColumns } from './default-app.ts';

/** A new app with an e-mail and a name column. Slugs are unique on the server. */
export const createApp = async (
  access: Authorized<'app.create'>,
  services: Services,
  input: { slug: string; name: string },
): Promise<{ slug: string }> => {
  const { storage, random, clock } = services;
  const id = random.id('app');
  const created = await storage.apps.create({
    ...defaultApp,
    id,
    workspace: access.workspace,
    slug: input.slug,
    name: input.name,
    createdAt: clock.now(),
  });
  if (!created.ok) throw invalid({ slug: 'Another app on this server has this short name. Choose another.' });
  const orders = generateNKeysBetween(null, null, defaultColumns.length);
  for (const [index, column] of defaultColumns.entries()) await storage.users.addColumn(id, column, orders[index] ?? '');
  await note(access, services, 'app.created', input.slug, { name: input.name });
  return { slug: input.slug };
};
