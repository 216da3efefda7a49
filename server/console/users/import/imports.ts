import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { Services } from '#server/services.ts';
import type { Env, Scope } from '#server/storage/ports/scope.ts';
import type { RejectedLine, UserImport } from '#server/storage/ports/user-imports.ts';
import type { AppAccess, Authorized } from '../../authorize.ts';
import { Fault, invalid } from '../../fault.ts';
import { note } from '../../note.ts';
import { feedingColumns } from './suggest-mapping.ts';
import { stoppedAt, workOnImport } from './work-on-import.ts';

export const importSettings = z.strictObject({
  mapping: z.record(z.string().regex(/^\d{1,3}$/), z.string().max(40)),
  existing: z.enum(['skip', 'update']),
  status: z.enum(['active', 'unapproved']),
});

/** Rejected lines that are shown; all of them are in the file that can be taken away. */
const shown = 50;
const nothing = { created: 0, updated: 0, skipped: 0, rejected: 0 };
const signIn = ['@email', '@phone', '@username'];

export type ImportView = Omit<UserImport, 'app' | 'env' | 'leaseUntil' | 'member'> & {
  rejected: RejectedLine[];
  /** The first lines, to see which column is which. */
  sample: string[][];
};

const missing = () => new Fault('not-found', 'This import is gone. Bring the file in again.');
const moved = () => new Fault('conflict', 'The import has moved on. Reload the page to see where it is.');

const found = async (access: AppAccess, services: Services, input: { env: Env; id: string }): Promise<{ scope: Scope; made: UserImport }> => {
  const scope: Scope = { app: access.app.id, env: input.env };
  const made = await services.storage.userImports.find(scope, input.id);
  if (made === undefined) throw missing();
  return { scope, made };
};

const viewOf = async ({ storage }: Services, scope: Scope, made: UserImport): Promise<ImportView> => {
  const rejected: RejectedLine[] = [];
  for (let after = -1; rejected.length < shown && made.counts.rejected > 0; ) {
    const part = await storage.userImports.nextRejected(scope, made.id, after);
    if (part === undefined) break;
    rejected.push(...part.rejected);
    after = part.seq;
  }
  const first = await storage.userImports.part(scope, made.id, 0);
  const { app: _, env: __, leaseUntil: ___, member: ____, ...rest } = made;
  return { ...rest, rejected: rejected.slice(0, shown), sample: (first?.lines ?? []).slice(0, 3).map(({ cells }) => [...cells]) };
};

/** The newest import of the app and environment, wherever it is: what the page shows after a reload. */
export const latestImport = async (
  access: Authorized<'user.edit', AppAccess>,
  services: Services,
  input: { env: Env },
): Promise<ImportView | null> => {
  const scope: Scope = { app: access.app.id, env: input.env };
  const made = await services.storage.userImports.latest(scope);
  return made === undefined ? null : viewOf(services, scope, made);
};

/** Counts what importing would do, in the background. Nobody is added. */
export const checkImport = async (
  access: Authorized<'user.edit', AppAccess>,
  services: Services,
  input: { env: Env; id: string; settings: z.infer<typeof importSettings> },
): Promise<void> => {
  const { storage, clock } = services;
  const { scope, made } = await found(access, services, input);
  const columns = await storage.users.columns(access.app.id);
  const targets = Object.values(input.settings.mapping);
  const known = new Set([...signIn, '@status', ...columns.filter(({ type }) => type !== 'pin').map(({ key }) => key)]);
  const feeding = Object.values(feedingColumns(columns));
  if (targets.some((target) => !known.has(target))) throw invalid({ mapping: 'A column was removed meanwhile. Choose another for it.' });
  if (new Set(targets).size < targets.length) throw invalid({ mapping: 'Two columns of the file go to the same place. Choose one of them.' });
  if (!targets.some((target) => signIn.includes(target) || feeding.includes(target)))
    throw invalid({ mapping: 'Say which column holds what people sign in with: an e-mail address, a phone number or a user name.' });
  if (Object.keys(input.settings.mapping).some((cell) => Number(cell) >= made.file.header.length)) throw moved();
  const begun = await storage.userImports.change(
    scope,
    made.id,
    ['uploaded', 'checked'],
    { status: 'checking', settings: input.settings, counts: nothing, done: 0, leaseUntil: 0 },
    clock.now(),
  );
  if (!begun) throw moved();
  void workOnImport(services, scope, made.id);
};

/**
 * Adds everybody, in the background, part by part: as `settings` say, which have to be those of the check, so that nothing happens that
 * its counts did not show.
 */
export const startImport = async (
  access: Authorized<'user.edit', AppAccess>,
  services: Services,
  input: { env: Env; id: string; settings: z.infer<typeof importSettings> },
): Promise<void> => {
  const { scope, made } = await found(access, services, input);
  if (!isDeepStrictEqual(made.settings, input.settings))
    throw new Fault('conflict', 'The columns were changed after the check. Check again to see what would happen.');
  const to = { status: 'importing', counts: nothing, done: 0, leaseUntil: 0 } as const;
  if (!(await services.storage.userImports.change(scope, made.id, ['checked'], to, services.clock.now()))) throw moved();
  await note(access, services, 'import.started', made.id, { env: input.env, lines: made.file.lines });
  void workOnImport(services, scope, made.id);
};

/** Stops it where it is, or puts it away. Who is in stays in. */
export const cancelImport = async (
  access: Authorized<'user.edit', AppAccess>,
  services: Services,
  input: { env: Env; id: string },
): Promise<void> => {
  const { scope, made } = await found(access, services, input);
  const words = made.status === 'importing' ? `You stopped it. ${stoppedAt(made)}` : 'You cancelled it. Nobody was added.';
  const from = ['uploading', 'uploaded', 'checking', 'checked', 'importing'] as const;
  if (!(await services.storage.userImports.change(scope, made.id, from, { status: 'cancelled', note: words, leaseUntil: 0 }, services.clock.now())))
    throw moved();
  await note(access, services, 'import.cancelled', made.id, { env: input.env });
};
