import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalog } from '#flows/languages/catalogs/de.ts';
import { createSay } from '#flows/languages/say.ts';
import { type Answer, type ConsoleWorld, openConsoleWorld, textAt, valueAt } from './testing/console-world.ts';

let world: ConsoleWorld;
let cookie: string;
let flow: string;
const inGerman = createSay('de', catalog);

beforeAll(async () => {
  world = await openConsoleWorld();
  const made = await world.workspace('Ours');
  cookie = made.owner.cookie;
  await world.call('apps.create', { workspace: made.id, slug: 'app', name: 'App' }, { cookie });
  flow = textAt(await world.call('flows.create', { app: 'app', slug: 'flow', name: 'Sign in' }, { cookie }), 'id');
});
afterAll(() => world.close());

const call = (path: string, input: unknown, language?: string): Promise<Answer> =>
  world.call(path, input, { cookie, ...(language !== undefined && { headers: { 'accept-language': language } }) });
const problems = async (language?: string): Promise<unknown> => valueAt(await call('flows.compile', { flow }, language), 'issues');
const noEntry = (words: string) => expect.objectContaining({ code: 'no-entry', message: words });

describe('a page is answered in its language', () => {
  test('problems of a draft', async () => {
    expect(await problems('en-XA')).toContainEqual(
      expect.objectContaining({ code: 'no-entry', message: expect.stringMatching(/^⟦This flow has no way in\.[~\u200b]+⟧$/) }),
    );
    expect(await problems('de')).toContainEqual(noEntry(inGerman('This flow has no way in.')));
    expect(await problems('de-AT,de;q=0.9,en;q=0.5')).toContainEqual(noEntry(inGerman('This flow has no way in.')));
  });

  test('in English where it names none, or one that is not spoken', async () => {
    for (const language of [undefined, 'en', 'fr', '', '../../x', '*;q=0.1'])
      expect(await problems(language)).toContainEqual(noEntry('This flow has no way in.'));
  });

  test('why it cannot be published: the fault, and each reason', async () => {
    const { error, status } = await call('flows.publish', { flow, revision: 0, label: '' }, 'en-XA');
    expect(status).toBe(422);
    expect(error?.message).toMatch(/^⟦This draft cannot be published yet\. Settle its problems first\.[~\u200b]+⟧$/);
    expect(error?.fault.reasons?.join('\n')).toMatch(/^⟦This flow has no way in\.[~\u200b]+⟧$/m);
  });

  test('faults with values, and what is wrong with a field', async () => {
    expect((await call('flows.draft', { flow: 'flw_none' }, 'en-XA')).error?.message).toMatch(/^⟦There is nothing here/);
    const badly = await call('flows.create', { app: 'app', slug: 'Not A Slug', name: '' }, 'en-XA');
    expect(badly.error?.fault.fields).toMatchObject({
      slug: expect.stringMatching(/^⟦Use small letters/),
      name: expect.stringMatching(/^⟦Give it a name/),
    });
    const twice = await call('flows.create', { app: 'app', slug: 'flow', name: 'Again' }, 'en-XA');
    expect(twice.error?.fault.fields?.['slug']).toMatch(/^⟦Another flow of this app/);
  });

  test('what is published is the same, whoever publishes it', async () => {
    const publishedIn = async (language: string, slug: string) => {
      const made = textAt(await call('flows.create', { app: 'app', slug, name: 'Sign in', template: 'sign-in' }, language), 'id');
      const published = await call('flows.publish', { flow: made, revision: 0, label: '' }, language);
      expect(published.status, published.text).toBe(200);
      return (await world.services.storage.flows.versions(made))[0]?.plan;
    };
    const plan = await publishedIn('en', 'one');
    expect(plan).toEqual(expect.any(String));
    expect(await publishedIn('en-XA', 'two')).toBe(plan);
  });
});
