import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Services } from '#server/services.ts';
import type { Env, Scope } from '#server/storage/ports/scope.ts';
import type { ImportLine, UserImport } from '#server/storage/ports/user-imports.ts';
import type { AppAccess, Authorized } from '../../authorize.ts';
import { Fault } from '../../fault.ts';
import { note } from '../../note.ts';
import { type CsvSource, csvText } from './csv-text.ts';
import { delimiterOf } from './delimiter-of.ts';
import { linesAPart } from './part-size.ts';
import { suggestMapping } from './suggest-mapping.ts';

export const mostLines = 100_000;
/** Lines that are written to the database together as they come in. */
const linesAWrite = 200;
const mostCells = 200;
/** A file that is still coming in after so long was given up (ms). */
const uploadLasts = 600_000;

const refuse = (message: string) => new Fault('invalid', message);

const busy = (latest: UserImport | undefined, now: number): boolean =>
  latest !== undefined &&
  (latest.status === 'checking' || latest.status === 'importing' || (latest.status === 'uploading' && latest.updatedAt + uploadLasts > now));

/** Puts the beginning back that was read to find the delimiter. */
async function* from(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

/** Each record with the number of the line it ends on. */
async function* recordsOf(text: AsyncGenerator<string>, told: (delimiter: string) => void): AsyncGenerator<ImportLine> {
  const { value: first } = await text.next();
  const beginning = first ?? '';
  const delimiter = delimiterOf(beginning);
  told(delimiter);
  const parser = Readable.from(from(beginning, text)).pipe(
    parse({ delimiter, bom: true, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: 131_072 }),
  );
  try {
    for await (const { record, info } of parser) yield { line: info.lines, cells: record };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw refuse(`Line ${String(error.lines ?? '')} cannot be read: ${reason(error.code)}`);
  }
}

const reason = (code: string): string => {
  if (code === 'CSV_MAX_RECORD_SIZE') return 'it is longer than 128 kB. Is a quote not closed?';
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'a quote is opened and never closed.';
  return 'a quote stands where none can be. Write a quote inside a cell twice.';
};

/**
 * Takes in a file of users as it streams, in parts of `linesAPart`, and suggests where its columns belong. Nobody is added yet. Throws Fault for
 * what is no list, is larger than 50 MB or 100,000 lines, or while another list is on its way in.
 */
export const uploadUsers = async (
  access: Authorized<'user.edit', AppAccess>,
  services: Services,
  input: { env: Env; name: string; body: AsyncIterable<Uint8Array> },
): Promise<{ id: string }> => {
  const { storage, clock, random } = services;
  const scope: Scope = { app: access.app.id, env: input.env };
  if (busy(await storage.userImports.latest(scope), clock.now()))
    throw new Fault('conflict', 'Another list is on its way in. Wait until it is done, or cancel it.');
  const id = random.id('imp');
  const file = { name: input.name.slice(0, 200), bytes: 0, encoding: 'utf-8', delimiter: ',', header: [], lines: 0 };
  const now = clock.now();
  await storage.userImports.create({
    ...scope,
    id,
    status: 'uploading',
    file,
    settings: { mapping: {}, existing: 'skip', status: 'active' },
    counts: { created: 0, updated: 0, skipped: 0, rejected: 0 },
    done: 0,
    parts: 0,
    member: access.actor.member.id,
    note: null,
    createdAt: now,
    updatedAt: now,
    leaseUntil: 0,
  });
  try {
    const taken = await takeIn(services, scope, id, input.body);
    const columns = await storage.users.columns(access.app.id);
    await storage.userImports.change(
      scope,
      id,
      ['uploading'],
      {
        status: 'uploaded',
        file: { ...file, ...taken.source, delimiter: taken.delimiter, header: taken.header, lines: taken.lines },
        parts: taken.parts,
        settings: { mapping: suggestMapping(taken.header, columns), existing: 'skip', status: 'active' },
      },
      clock.now(),
    );
  } catch (error) {
    const why = error instanceof Fault ? error.message : 'The file broke off.';
    await storage.userImports.change(scope, id, ['uploading'], { status: 'failed', note: why }, clock.now());
    throw error;
  }
  await note(access, services, 'import.uploaded', id, { env: input.env });
  return { id };
};

const takeIn = async (
  { storage }: Services,
  scope: Scope,
  id: string,
  body: AsyncIterable<Uint8Array>,
): Promise<{ source: CsvSource; delimiter: string; header: string[]; lines: number; parts: number }> => {
  let source: CsvSource = { encoding: 'utf-8', bytes: 0 };
  let delimiter = ',';
  let header: string[] | undefined;
  let lines = 0;
  let parts = 0;
  let waiting: ImportLine[] = [];
  const flush = async () => {
    const size = linesAPart(header?.length ?? 0);
    const made = Array.from({ length: Math.ceil(waiting.length / size) }, (_, index) => ({
      seq: parts + index,
      lines: waiting.slice(index * size, (index + 1) * size),
      rejected: [],
    }));
    await storage.userImports.addParts(scope, id, made);
    parts += made.length;
    waiting = [];
  };
  const text = csvText(body, (found) => {
    source = found;
  });
  for await (const record of recordsOf(text, (found) => {
    delimiter = found;
  })) {
    if (header === undefined) {
      header = record.cells.map((cell) => cell.trim().slice(0, 200));
      if (header.length > mostCells) throw refuse(`The first line names ${header.length} columns; ${mostCells} are the most.`);
      continue;
    }
    lines += 1;
    if (lines > mostLines) throw refuse('This file has more than 100,000 lines. Split it, and bring in one part after the other.');
    waiting.push(record);
    if (waiting.length >= linesAWrite && waiting.length % linesAPart(header.length) === 0) await flush();
  }
  if (header === undefined || lines === 0)
    throw refuse('There is nobody in this file. Its first line names the columns, each further line is a person.');
  if (waiting.length > 0) await flush();
  return { source, delimiter, header, lines, parts };
};
