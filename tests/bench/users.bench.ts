import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { inEnglish } from '#flows/languages/say.ts';
import { compose } from '#server/compose.ts';
import { checkImport, latestImport, startImport } from '#server/console/users/import/imports.ts';
import { uploadUsers } from '#server/console/users/import/upload-users.ts';
import { pageUsers } from '#server/console/users/page-users.ts';
import { exportUsers } from '#server/console/users/export-users.ts';
import { authorize } from '#server/console/authorize.ts';
import { readEnv } from '#server/env.ts';
import type { UserColumn } from '#flows/kit/ports.ts';
import { type Line, median } from './report.ts';

const cities = ['Bern', 'Basel', 'Zürich', 'Genf', 'Chur', 'Lugano', 'Luzern'];
const columns: readonly UserColumn[] = [
  { key: 'email', name: 'E-mail', type: 'email', unique: true, options: [] },
  { key: 'name', name: 'Name', type: 'text', unique: false, options: [] },
  { key: 'city', name: 'City', type: 'text', unique: false, options: [] },
  { key: 'points', name: 'Points', type: 'number', unique: false, options: [] },
  { key: 'since', name: 'Since', type: 'date', unique: false, options: [] },
];

async function* list(people: number): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode('E-mail;Name;City;Points;Since\n');
  for (let from = 0; from < people; from += 1_000) {
    let text = '';
    for (let index = from; index < Math.min(people, from + 1_000); index += 1) {
      const day = `2${String(100 + (index % 26)).slice(1)}`;
      text += `person${index}@example.org;Person ${(index * 7_919) % people};${cities[index % cities.length] ?? ''};${index % 1_000};20${day.slice(1)}-01-15\n`;
    }
    yield encoder.encode(text);
  }
}

const open = async (databaseUrl: string | undefined) => {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-bench-users-'));
  const env = {
    DATA_DIR: folder,
    PUBLIC_URL: 'https://login.example.org',
    LOG_LEVEL: 'silent',
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
  };
  const { services, close } = await compose(readEnv(env), { mailer: { send: async () => {}, close: () => {} } });
  const id = services.random.id('mem');
  const member = { id, email: `${id}@example.org`, name: 'Bench' };
  await services.storage.members.add({ ...member, passwordHash: 'none', createdAt: 0, status: 'active' });
  const workspace = services.random.id('wsp');
  await services.storage.members.createWorkspace({ id: workspace, name: 'Bench', createdAt: 0 }, id);
  const slug = `bench-${id.slice(-8)}`;
  const app = {
    id: services.random.id('app'),
    workspace,
    slug,
    name: 'Bench',
    access: 'added' as const,
    defaultLanguage: 'en',
    status: 'active' as const,
  };
  await services.storage.apps.create({
    ...app,
    lifetimes: { accessSeconds: 600, refreshSeconds: 86_400, absoluteSeconds: 2_592_000 },
    theme: { accent: '#1d4ed8', radius: 8, logo: null },
    createdAt: 0,
  });
  for (const [index, column] of columns.entries()) await services.storage.users.addColumn(app.id, column, `a${index}`);
  const actor = { member, session: 'bench', address: '127.0.0.1', language: 'en' as const, say: inEnglish };
  return {
    services,
    edit: await authorize(actor, services, { app: slug }, 'user.edit'),
    view: await authorize(actor, services, { app: slug }, 'user.view'),
    close: async () => {
      await close();
      rmSync(folder, { recursive: true });
    },
  };
};

/** The worst the event loop was kept waiting while `work` ran (ms): what sign-ins of the same process would have felt. */
const stalling = async (work: () => Promise<void>): Promise<{ ms: number; stall: number; p99: number }> => {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = performance.now();
  await work();
  const ms = performance.now() - began;
  delay.disable();
  return { ms, stall: delay.max / 1e6, p99: delay.percentile(99) / 1e6 };
};

/** Brings `people` in by CSV, then asks for the pages a builder asks for. */
export const benchUsers = async ({
  people,
  rounds,
  databaseUrl,
}: {
  people: number;
  rounds: number;
  databaseUrl?: string | undefined;
}): Promise<Line[]> => {
  const { services, edit, view, close } = await open(databaseUrl);
  const where = databaseUrl === undefined ? 'SQLite' : 'PostgreSQL';
  const line = (what: string, values: string): Line => ({
    what: `(u) ${where}, ${people} users: ${what}`,
    values,
    against: '',
    ratio: '',
    floor: '',
  });
  const lines: Line[] = [];
  const said = (what: string, { ms, stall, p99 }: { ms: number; stall: number; p99: number }) =>
    lines.push(line(what, `${(ms / 1_000).toFixed(1)} s, event loop held at most ${stall.toFixed(0)} ms (p99 ${p99.toFixed(0)})`));
  const until = async (status: string) => {
    while ((await latestImport(edit, services, { env: 'live' }))?.status !== status) await pause(100);
  };
  try {
    let id = '';
    said(
      'upload and parse',
      await stalling(async () => {
        id = (await uploadUsers(edit, services, { env: 'live', name: 'people.csv', body: list(people) })).id;
      }),
    );
    const mapping = (await latestImport(edit, services, { env: 'live' }))?.settings.mapping ?? {};
    const settings = { mapping, existing: 'skip' as const, status: 'active' as const };
    said(
      'check (dry run)',
      await stalling(async () => {
        await checkImport(edit, services, { env: 'live', id, settings });
        await until('checked');
      }),
    );
    said(
      'import',
      await stalling(async () => {
        await startImport(edit, services, { env: 'live', id, settings });
        await until('done');
      }),
    );
    const asked: readonly (readonly [string, Omit<Parameters<typeof pageUsers>[2], 'env' | 'limit'>])[] = [
      ['first page, newest first, counted', {}],
      ['search, rare', { search: 'person99' }],
      ['search, everybody fits', { search: 'example.org' }],
      ['search, everybody fits, counted', { search: 'example.org', count: 'always' }],
      ['search, nobody fits', { search: 'zebra' }],
      ['sorted by a text column', { sort: { field: 'name', descending: false } }],
      ['sorted by a number, greatest first', { sort: { field: 'points', descending: true } }],
      ['sorted by what they sign in with', { sort: { field: '@identifier', descending: false } }],
      ['sorted by last sign-in', { sort: { field: '@last-sign-in', descending: true } }],
      [
        'city contains, points between, sorted by name',
        {
          filters: [
            { field: 'city', test: 'contains', value: 'ern' },
            { field: 'points', test: 'between', from: 10, to: 500 },
          ],
          sort: { field: 'name', descending: false },
        },
      ],
      ['empty city', { filters: [{ field: 'city', test: 'empty' }] }],
    ];
    for (const [what, query] of asked) {
      const times: number[] = [];
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      for (let round = 0; round < rounds; round += 1) {
        const began = performance.now();
        await pageUsers(view, services, { env: 'live', limit: 50, count: 'if cheap', ...query });
        times.push(performance.now() - began);
      }
      delay.disable();
      lines.push(line(what, `median ${median(times).toFixed(0)} ms, event loop held at most ${(delay.max / 1e6).toFixed(0)} ms`));
    }
    let after: string | undefined;
    let pages = 0;
    const walk = await stalling(async () => {
      do {
        const page = await pageUsers(view, services, { env: 'live', limit: 200, sort: { field: 'name', descending: false }, after });
        after = page.next;
        pages += 1;
      } while (after !== undefined && pages < 100);
    });
    lines.push(line('pages 1 to 100 of 200, sorted by name', `${(walk.ms / pages).toFixed(1)} ms a page`));
    const memory = process.memoryUsage().rss;
    let bytes = 0;
    const out = await stalling(async () => {
      for await (const piece of exportUsers(view, services, { env: 'live' })) bytes += piece.length;
    });
    said('export', out);
    lines.push(
      line('export, memory', `${(bytes / 1e6).toFixed(0)} MB out, ${((process.memoryUsage().rss - memory) / 1e6).toFixed(0)} MB more resident`),
    );
    return lines;
  } finally {
    await close();
  }
};
