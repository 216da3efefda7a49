import type { Services } from '#server/services.ts';
import type { Scope } from '#server/storage/ports/scope.ts';
import type { ImportCounts, ImportRow, RejectedLine, UserImport } from '#server/storage/ports/user-imports.ts';
import { linesAPart } from './part-size.ts';
import { rowReader } from './row-of.ts';
import { takeTurns } from './take-turns.ts';

/** How long an import belongs to the process that works on it after its last part (ms). */
export const lease = 30_000;
/** Parts after which a check says how far it is, if there is nothing else to say. */
const notedEvery = 8;

const none: ImportCounts = { created: 0, updated: 0, skipped: 0, rejected: 0 };
const plus = (a: ImportCounts, b: ImportCounts): ImportCounts => ({
  created: a.created + b.created,
  updated: a.updated + b.updated,
  skipped: a.skipped + b.skipped,
  rejected: a.rejected + b.rejected,
});

const readPart = async (
  { storage }: Services,
  scope: Scope,
  id: string,
  seq: number,
  read: ReturnType<typeof rowReader>,
): Promise<{ rows: ImportRow[]; rejected: RejectedLine[] }> => {
  const part = await storage.userImports.part(scope, id, seq);
  const rows: ImportRow[] = [];
  const rejected: RejectedLine[] = [];
  for (const line of part?.lines ?? []) {
    const result = read(line);
    if ('row' in result) rows.push(result.row);
    else rejected.push(result.rejected);
  }
  return { rows, rejected };
};

/** Counts what importing would do. From the beginning, also after a restart: who stood in earlier lines is known to this walk only. */
const check = async (services: Services, scope: Scope, made: UserImport): Promise<void> => {
  const { storage, clock, random } = services;
  const columns = await storage.users.columns(scope.app);
  const read = rowReader(made.file, made.settings, columns, () => random.id('usr'));
  const seen = new Set<string>();
  let counts = none;
  const checkPart = async (seq: number): Promise<boolean> => {
    const { rows, rejected } = await readPart(services, scope, made.id, seq, read);
    const again: ImportRow[] = [];
    const fresh: ImportRow[] = [];
    for (const row of rows) {
      const names = row.identifiers.map(({ kind, canonical }) => `${kind}:${canonical}`);
      (names.some((name) => seen.has(name)) ? again : fresh).push(row);
    }
    for (const row of rows) for (const { kind, canonical } of row.identifiers) seen.add(`${kind}:${canonical}`);
    const tried = await storage.userImports.tryOut(scope, fresh, made.settings);
    const repeated = { ...none, [made.settings.existing === 'skip' ? 'skipped' : 'updated']: again.length };
    counts = plus(plus(counts, { ...tried.counts, rejected: tried.rejected.length + rejected.length }), repeated);
    const refused = [...rejected, ...tried.rejected].toSorted((a, b) => a.line - b.line);
    if (refused.length === 0 && (seq + 1) % notedEvery !== 0 && seq + 1 < made.parts) return true;
    const now = clock.now();
    return storage.userImports.noteCheck(scope, made.id, { seq, rejected: refused }, counts, now, now + lease);
  };
  for (let seq = 0; seq < made.parts; seq += 1) if (!(await takeTurns(clock, () => checkPart(seq)))) return;
  await storage.userImports.change(scope, made.id, ['checking'], { status: 'checked', leaseUntil: 0 }, clock.now());
};

const bringIn = async (services: Services, scope: Scope, made: UserImport): Promise<void> => {
  const { storage, clock, random } = services;
  const columns = await storage.users.columns(scope.app);
  const read = rowReader(made.file, made.settings, columns, () => random.id('usr'));
  const bringPart = async (seq: number): Promise<boolean> => {
    const part = await readPart(services, scope, made.id, seq, read);
    const now = clock.now();
    return (await storage.userImports.apply(scope, made.id, { seq, ...part }, made.settings, now, now + lease)) !== undefined;
  };
  for (let seq = made.done; seq < made.parts; seq += 1) if (!(await takeTurns(clock, () => bringPart(seq)))) return;
  const ended = await storage.userImports.change(scope, made.id, ['importing'], { status: 'done', leaseUntil: 0 }, clock.now());
  if (!ended) return;
  const counts = (await storage.userImports.find(scope, made.id))?.counts ?? none;
  const app = await storage.apps.find(scope.app);
  if (app === undefined) return;
  await storage.audit.append([
    {
      id: random.id('aud'),
      workspace: app.workspace,
      app: app.id,
      env: scope.env,
      at: clock.now(),
      actor: `member:${made.member}`,
      action: 'import.done',
      target: made.id,
      ip: null,
      detail: { ...counts },
    },
  ]);
};

/** Where something ended before its time, in words. */
export const stoppedAt = ({ done, parts, file }: Pick<UserImport, 'done' | 'parts' | 'file'>): string =>
  done === 0
    ? 'Nobody was added.'
    : `The first ${(done === parts ? file.lines : done * linesAPart(file.header.length)).toLocaleString('en')} lines are in, the others are not.`;

/** Checks or imports until the end, if no other process does so already. Never throws: what went wrong is logged and said in the import. */
export const workOnImport = async (services: Services, scope: Scope, id: string): Promise<void> => {
  const { storage, clock, log } = services;
  try {
    const now = clock.now();
    const made = await storage.userImports.claim(scope, id, now, now + lease);
    if (made === undefined) return;
    await (made.status === 'checking' ? check : bringIn)(services, scope, made);
  } catch (error) {
    log.error({ error, import: id }, 'an import of users failed');
    const made = await storage.userImports.find(scope, id).catch(() => undefined);
    if (made === undefined) return;
    const words = `The server could not go on. ${made.status === 'importing' ? stoppedAt(made) : 'Nobody was added.'} Bring the file in again: who is there already is skipped or updated as you choose.`;
    await storage.userImports
      .change(scope, id, ['checking', 'importing'], { status: 'failed', note: words, leaseUntil: 0 }, clock.now())
      .catch((fault: unknown) => log.error({ error: fault, import: id }, 'an import could not be marked as failed'));
  }
};
