import { Buffer } from 'node:buffer';
import { setImmediate as breathe } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { Json } from '#flows/kit/json.ts';
import { createUser } from '#server/console/users/create-user.ts';
import { cancelImport, checkImport, latestImport, startImport } from '#server/console/users/import/imports.ts';
import { rejectedLines } from '#server/console/users/import/rejected-lines.ts';
import { uploadUsers } from '#server/console/users/import/upload-users.ts';
import { exportUsers } from '#server/console/users/export-users.ts';
import { workOnImport } from '#server/console/users/import/work-on-import.ts';
import { stepOf, testApi, type TestApi } from '../support/api.ts';
import { builderAccess } from '../support/builder-access.ts';

let api: TestApi;
afterEach(() => api.close());

const openFlow = {
  nodes: {
    start: { type: 'entry.sign-in' },
    in: { type: 'session.issue', zone: 'public' },
    home: { type: 'zone.screen', zone: 'public' },
    deny: { type: 'end.deny' },
  },
  edges: { 'start.started': 'in', 'in.issued': 'home', 'in.refused': 'deny' },
};
const scope = () => ({ app: api.app.id, env: 'live' as const });
const people = async () => await api.services.storage.users.count(scope(), {});

/** Everything an outsider sees of a sign-in with an address and the right code for it. */
const tries = async (email: string, code?: string) => {
  const asked = await api.start(email);
  const ended = stepOf(await api.submit(asked, 'submit', { code: code ?? api.code() }));
  return { asked, ended };
};
/** Without what is different for everybody. */
const seen = (step: ReturnType<typeof stepOf>): Json =>
  JSON.parse(
    JSON.stringify({ ...step, run: '', state: '', challenge: { ...step.challenge, sent_to: '' } }).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'a time'),
  );

const bytes = async function* (...pieces: (string | Uint8Array)[]) {
  for (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
};
const builder = () => builderAccess(api, 'user.edit');
const latest = async () => latestImport(await builder(), api.services, { env: 'live' });
const until = async (status: string) => {
  await expect.poll(async () => (await latest())?.status, { timeout: 20_000 }).toBe(status);
  return latest();
};
const bringIn = async (text: string | Uint8Array, change: { existing?: 'skip' | 'update'; status?: 'active' | 'unapproved' } = {}) => {
  const access = await builder();
  const { id } = await uploadUsers(access, api.services, { env: 'live', name: 'people.csv', body: bytes(text) });
  const uploaded = await latest();
  const mapping = uploaded?.settings.mapping ?? {};
  const settings = { mapping, existing: change.existing ?? ('skip' as const), status: change.status ?? ('active' as const) };
  await checkImport(access, api.services, { env: 'live', id, settings });
  const checked = await until('checked');
  await startImport(access, api.services, { env: 'live', id, settings });
  return { id, uploaded, checked, done: await until('done') };
};

describe('MOB-1 who may enter', () => {
  test('anyone without registration: the run ends in the public zone and nobody is made', async () => {
    api = await testApi({ access: 'anyone', flow: openFlow });
    const step = await api.start();
    expect(step).toMatchObject({ kind: 'done', result: { zone: { kind: 'public' } } });
    expect(await people()).toBe(0);
  });

  test('anyone after registration: a proven address makes a user', async () => {
    api = await testApi({ access: 'registered' });
    expect((await tries('new@example.org')).ended).toMatchObject({ kind: 'done', result: { zone: { kind: 'secure' } } });
    expect(await people()).toBe(1);
  });

  test('only those added: by hand they get in, others are refused in the same words at every step before the end', async () => {
    api = await testApi({ access: 'added' });
    const access = await builder();
    await createUser(access, api.services, { env: 'live', identifiers: { email: 'Added@Example.org' }, attributes: {} });
    const added = await tries('added@example.org');
    expect(added.ended).toMatchObject({ kind: 'done', result: { zone: { kind: 'secure' } } });
    const mistaken = await tries('added@example.org', '000000');
    const stranger = await tries('stranger@example.org', '000000');
    expect(seen(stranger.asked)).toEqual(seen(mistaken.asked));
    expect(seen(stranger.ended)).toEqual(seen(mistaken.ended));
    expect(stranger.ended).toMatchObject({ kind: 'ask', problems: [{ field: 'code' }] });
    expect(await people()).toBe(1);
  });

  test('un-approved people prove themselves in vain, in words a stranger hears too', async () => {
    api = await testApi({ access: 'added' });
    const access = await builder();
    await createUser(access, api.services, { env: 'live', identifiers: { email: 'wait@example.org' }, attributes: {}, status: 'unapproved' });
    const waiting = await tries('wait@example.org');
    expect(waiting.ended.kind).not.toBe('done');
  });

  test('only those added, by CSV: listed people get in, whoever stands in a bad line does not', async () => {
    api = await testApi({ access: 'added' });
    const { checked, done, id } = await bringIn('E-mail;Name\r\nlisted@example.org;Ada\r\nnot an address;Eve\r\n;Nobody\r\n');
    expect(checked?.counts).toEqual({ created: 1, updated: 0, skipped: 0, rejected: 2 });
    expect(checked?.rejected).toMatchObject([
      { line: 3, column: 'E-mail', reason: expect.stringContaining('one e-mail address') },
      { line: 4, column: null, reason: expect.stringContaining('names nobody') },
    ]);
    expect(done?.counts).toEqual(checked?.counts);
    expect((await tries('listed@example.org')).ended).toMatchObject({ kind: 'done' });
    expect((await tries('other@example.org')).ended.kind).not.toBe('done');
    const access = await builder();
    let file = '';
    for await (const piece of await rejectedLines(access, api.services, { env: 'live', id })) file += piece;
    expect(file.split('\r\n')).toEqual([
      '\uFEFFE-mail,Name,line,column,reason',
      'not an address,Eve,3,E-mail,"Write one e-mail address, such as ada@example.org."',
      expect.stringContaining(',Nobody,4,,'),
      '',
    ]);
  });
});

describe('MOB-1 lists of users', () => {
  test.each<[string, Uint8Array]>([
    ['UTF-8 with a mark', Buffer.from('\uFEFFE-Mail,Stadt\nü@example.org,Zürich\n')],
    ['UTF-16 as Excel writes it', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('E-Mail\tStadt\nue@example.org\tZürich\n', 'utf16le')])],
    [
      'UTF-16, the other way round',
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('E-Mail\tStadt\nue@example.org\tZürich\n', 'utf16le').swap16()]),
    ],
    ['Windows-1252', Buffer.from('E-Mail;Stadt\nue@example.org;Zürich\n', 'latin1')],
    ['a quoted header with the other separator', Buffer.from('"E-Mail";"Stadt, Land"\nue@example.org;Zürich\n')],
    ['Windows-1252 that shows late', Buffer.from(`E-Mail;Stadt\n${'a@b.example;x\n'.repeat(6_000)}ue@example.org;Zürich\n`, 'latin1')],
  ])('are read in %s', async (_, file) => {
    api = await testApi();
    await api.services.storage.users.addColumn(api.app.id, { key: 'stadt', name: 'Stadt', type: 'text', unique: false, options: [] }, 'a5');
    const access = await builder();
    const halves = [file.subarray(0, Math.floor(file.length / 2)), file.subarray(Math.floor(file.length / 2))];
    await uploadUsers(access, api.services, { env: 'live', name: 'x.csv', body: bytes(...halves) });
    const made = await latest();
    expect(made?.settings.mapping[0]).toBe('@email');
    const last = await api.services.storage.userImports.part(scope(), made?.id ?? '', (made?.parts ?? 1) - 1);
    expect(last?.lines.at(-1)?.cells[1]).toBe('Zürich');
  });

  test.each<[string, string, RegExp]>([
    ['nothing', '', /nobody in this file/],
    ['a header only', 'E-mail\n', /nobody in this file/],
    ['an open quote', 'E-mail\n"a@example.org\n', /quote/],
    ['too many columns', `${'a,'.repeat(300)}\nx\n`, /columns/],
    ['too many lines', `E-mail\n${'x\n'.repeat(100_001)}`, /100,000/],
  ])('a file with %s is refused in words, and nothing blocks the next one', async (_, file, words) => {
    api = await testApi();
    const access = await builder();
    await expect(uploadUsers(access, api.services, { env: 'live', name: 'x.csv', body: bytes(file) })).rejects.toThrow(words);
    expect((await latest())?.status).toBe('failed');
    await uploadUsers(access, api.services, { env: 'live', name: 'x.csv', body: bytes('E-mail\na@example.org\n') });
  });

  test('a second list waits for the first, and columns that go nowhere are said', async () => {
    api = await testApi();
    const access = await builder();
    const { id } = await uploadUsers(access, api.services, { env: 'live', name: 'x.csv', body: bytes('E-mail,Other\na@example.org,b\n') });
    const check = (mapping: Record<string, string>) =>
      checkImport(access, api.services, { env: 'live', id, settings: { mapping, existing: 'skip', status: 'active' } });
    await expect(check({})).rejects.toThrow(/sign in with/);
    await expect(check({ 0: '@email', 1: '@email' })).rejects.toThrow(/same place/);
    await expect(check({ 0: 'nope' })).rejects.toThrow(/removed/);
    await expect(check({ 7: '@email' })).rejects.toThrow(/moved on/);
    const other = await builderAccess(api, 'user.edit', 'other');
    await expect(
      checkImport(other, api.services, { env: 'live', id, settings: { mapping: { 0: '@email' }, existing: 'skip', status: 'active' } }),
    ).rejects.toThrow(/gone/);
    await check({ 0: '@email' });
    await until('checked');
  });

  test('what is imported is what was checked: other columns need a check of their own', async () => {
    api = await testApi();
    const access = await builder();
    const { id } = await uploadUsers(access, api.services, { env: 'live', name: 'x.csv', body: bytes('work,home\na@work.example,a@home.example\n') });
    const settings = (cell: number) => ({ mapping: { [cell]: '@email' }, existing: 'skip' as const, status: 'active' as const });
    const of = (cell: number) => ({ env: 'live' as const, id, settings: settings(cell) });
    await checkImport(access, api.services, of(0));
    await until('checked');
    await expect(startImport(access, api.services, of(1))).rejects.toThrow(/Check again/);
    await expect(startImport(access, api.services, { ...of(0), settings: { ...settings(0), existing: 'update' } })).rejects.toThrow(/Check again/);
    expect(await latest()).toMatchObject({ status: 'checked' });
    expect(await people()).toBe(0);
    await checkImport(access, api.services, of(1));
    await until('checked');
    await startImport(access, api.services, of(1));
    await until('done');
    expect(await api.services.storage.users.byIdentifier(scope(), { kind: 'email', canonical: 'a@home.example' })).toBeDefined();
    expect(await people()).toBe(1);
  });

  test('known people are updated or left, twice in a file is once, and nobody is un-approved by being listed', async () => {
    api = await testApi();
    await api.services.storage.users.addColumn(api.app.id, { key: 'points', name: 'Points', type: 'number', unique: false, options: [] }, 'a5');
    await api.services.storage.users.addColumn(api.app.id, { key: 'since', name: 'Since', type: 'date', unique: false, options: [] }, 'a6');
    const access = await builder();
    const { id } = await createUser(access, api.services, { env: 'live', identifiers: { email: 'known@example.org' }, attributes: { points: 1 } });
    const list = 'mail,points,since\nknown@example.org,"2,5",31.03.2026\nnew@example.org,3,\nNEW@example.org,4,2026-01-02\n';
    const skipped = await bringIn(list, { status: 'unapproved' });
    expect(skipped.checked?.counts).toEqual({ created: 1, updated: 0, skipped: 2, rejected: 0 });
    expect(skipped.done?.counts).toEqual(skipped.checked?.counts);
    const updated = await bringIn(list, { existing: 'update', status: 'unapproved' });
    expect(updated.done?.counts).toEqual({ created: 0, updated: 3, skipped: 0, rejected: 0 });
    expect(await api.services.storage.users.find(scope(), id)).toMatchObject({ status: 'active', attributes: { points: 2.5, since: '2026-03-31' } });
    expect(await people()).toBe(2);
  });

  test('goes on where a stopped process left it, and adds nobody twice', async () => {
    api = await testApi();
    const access = await builder();
    const lines = Array.from({ length: 900 }, (_, index) => `p${index}@example.org`);
    const { id } = await uploadUsers(access, api.services, { env: 'live', name: 'x.csv', body: bytes(`email\n${lines.join('\n')}\n`) });
    const { userImports } = api.services.storage;
    await userImports.change(scope(), id, ['uploaded'], { status: 'importing', leaseUntil: 0 }, api.services.clock.now());
    const stopping = { ...api.services, storage: { ...api.services.storage, userImports: { ...userImports } } };
    let applied = 0;
    stopping.storage.userImports.apply = async (...given) => {
      if (applied === 2) throw new Error('the process stops here');
      applied += 1;
      return userImports.apply(...given);
    };
    stopping.storage.userImports.change = async () => false;
    await workOnImport(stopping, scope(), id);
    expect(await people()).toBe(50);
    await workOnImport(api.services, scope(), id);
    expect(await people(), 'its lease is another process’s').toBe(50);
    api.clock.advance(31_000);
    expect(await userImports.abandoned(api.services.clock.now())).toContainEqual({ ...scope(), id });
    await workOnImport(api.services, scope(), id);
    expect(await latest()).toMatchObject({ status: 'done', done: 36, counts: { created: 900, skipped: 0 } });
    expect(await people()).toBe(900);
    await expect(cancelImport(access, api.services, { env: 'live', id })).rejects.toThrow(/moved on/);
  });

  test('TEN-09 however many and wide the lines are, others are answered between any two units of an import', async () => {
    api = await testApi();
    for (const index of Array.from({ length: 19 }, (_, at) => at))
      await api.services.storage.users.addColumn(
        api.app.id,
        { key: `c${index}`, name: `C${index}`, type: 'text', unique: false, options: [] },
        `b${index}`,
      );
    const access = await builder();
    const wide = Array.from({ length: 19 }, (_, index) => `C${index}`).join();
    const lines = Array.from({ length: 200 }, (_, index) => `p${index}@example.org,${wide}`).join('\n');
    const { id } = await uploadUsers(access, api.services, { env: 'live', name: 'x.csv', body: bytes(`email,${wide}\n${lines}\n`) });
    const { userImports, users } = api.services.storage;
    await userImports.change(scope(), id, ['uploaded'], { status: 'importing', leaseUntil: 0 }, api.services.clock.now());
    const happened: string[] = [];
    const watched = { ...api.services, storage: { ...api.services.storage, userImports: { ...userImports } } };
    watched.storage.userImports.apply = async (...given) => {
      expect(given[2].rows.reduce((sum, { attributes }) => sum + Object.keys(attributes).length, 0)).toBeLessThanOrEqual(200);
      happened.push('unit');
      return userImports.apply(...given);
    };
    const working = workOnImport(watched, scope(), id).then(() => happened.push('done'));
    while (happened.at(-1) !== 'done') {
      await users.find({ app: 'another', env: 'live' }, 'usr_1');
      happened.push('answer');
      await breathe();
    }
    await working;
    expect(await people()).toBe(200);
    expect(happened.filter((what) => what === 'unit')).toHaveLength(20);
    expect(happened.flatMap((what, at) => (what === 'unit' && happened[at + 1] === 'unit' ? [at] : []))).toEqual([]);
  });

  test('IN-06 TEN-04 a list that leaves runs nothing in a spreadsheet and has no PIN in it', async () => {
    api = await testApi();
    await api.services.storage.users.addColumn(api.app.id, { key: 'note', name: 'Note', type: 'text', unique: false, options: [] }, 'a5');
    await api.services.storage.users.addColumn(api.app.id, { key: 'code', name: 'PIN', type: 'pin', unique: false, options: [] }, 'a6');
    const user = { id: 'usr_1', attributes: { note: '=HYPERLINK("x")', code: '$argon2id$hash' }, status: 'active' as const };
    await api.services.storage.users.create(scope(), { ...user, identifiers: [{ kind: 'phone', canonical: '+442079460018', verified: true }] }, 0);
    const access = await builderAccess(api, 'user.view');
    let file = '';
    for await (const piece of exportUsers(access, api.services, { env: 'live', filters: [{ field: 'note', test: 'filled' }] })) file += piece;
    expect(file).toBe(
      '\uFEFFid,status,email,phone,username,email,note,code,created_at,last_sign_in_at\r\n' +
        `usr_1,active,,+442079460018,,,"'=HYPERLINK(""x"")",set,1970-01-01T00:00:00.000Z,\r\n`,
    );
  });
});
