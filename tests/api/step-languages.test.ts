import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { steps as german } from '#flows/languages/steps/de.ts';
import { german as pageWords } from '#server/pages/texts/german.ts';
import { headingOf, type Page } from '../support/browser.ts';
import { codeFlow, stepOf } from '../support/api.ts';
import { testPages } from '../support/pages.ts';

let api: Awaited<ReturnType<typeof testPages>>;
beforeAll(async () => {
  api = await testPages();
  await api.publish(codeFlow, 'sign-in', api.app, ['en', 'de', 'ar']);
});
afterAll(() => api.close());

const begin = async (locale: string, slug = 'sign-in') =>
  stepOf(await api.post(`/flows/${slug}/runs`, { client: { channel: 'api', accepts: ['form', 'code'], locale } }));

describe('a run says what no builder wrote in its own language', () => {
  test.each([
    ['de', 'Anmelden', 'Code eingeben', 'Ihr Code für Test', 'Mit diesem Code melden Sie sich bei Test an', 'Er gilt 5 Minuten'],
    ['de-AT', 'Anmelden', 'Code eingeben', 'Ihr Code für Test', 'Mit diesem Code melden Sie sich bei Test an', 'Er gilt 5 Minuten'],
    ['ar', 'تسجيل الدخول', 'أدخل الرمز', 'رمزك لدخول Test', 'هذا رمزك لتسجيل الدخول إلى Test', 'مدة صلاحيته: 5 دقائق'],
    // Not a language of the flow, though one that steps speak.
    ['es', 'Sign in', 'Enter the code', 'Your code for Test', 'This is your code to sign in to Test', 'It works for 5 minutes'],
  ])('%s', async (locale, first, second, subject, text, lifetime) => {
    const ask = await begin(locale);
    expect(ask.challenge.title).toEqual({ key: 'identify.ask.title', text: first });
    const code = stepOf(await api.submit(ask, 'submit', { email: 'ada@example.org' }));
    expect(code.challenge.title.text).toBe(second);
    expect(code.challenge.body?.text).toContain(lifetime);
    const mail = api.mails.at(-1);
    expect(mail?.subject).toBe(subject);
    expect(mail?.text).toContain(text);
    expect(mail?.text).toContain(lifetime);
    expect(mail?.text).toContain(api.code());
  });

  test('also what is wrong, and how long to wait', async () => {
    const code = stepOf(await api.submit(await begin('de'), 'submit', { email: 'eve@example.org' }));
    const wrong = stepOf(await api.submit(code, 'submit', { code: api.code() === '000000' ? '111111' : '000000' }));
    expect(wrong.problems).toMatchObject([{ text: { text: 'Dieser Code stimmt nicht. Verbleibende Versuche: 4.' } }]);
    const soon = stepOf(await api.submit(wrong, 'resend'));
    expect(soon.problems[0]?.text.text).toMatch(/^Einen neuen Code können Sie in (1 Minute|\d+ Sekunden) anfordern\.$/);
  });

  test('a text the builder wrote in the app’s first language alone stays in it', async () => {
    const { nodes, edges } = codeFlow;
    const own = { ...nodes, who: { type: 'identify.ask', config: { title: { text: 'who.title' } } } };
    await api.publish({ nodes: own, edges, strings: { 'who.title': 'Come in' } }, 'own', api.app, ['en', 'de']);
    const ask = await begin('de', 'own');
    expect(ask.challenge.title.text).toBe('Come in');
    expect(ask.actions[0]?.label.text).toBe('Weiter');
  });
});

/** `{slot}` stands for anything. */
const patternOf = (words: string): RegExp => new RegExp(`^${words.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '.+')}$`, 'u');
const sayable = [...Object.values(pageWords), ...Object.values(german).flatMap((texts) => Object.values(texts))].map(patternOf);
/** The app's name, people's addresses and references are the same in every language. */
const nobodys = /^(Test|T|Bonjour|B|\S+@example\.org|Kennung:? .*|[\w-]+ · [\w-]+|pag_[\w-]+)$/;

const textsOf = ({ html }: Page): string[] => {
  const body = html.replace(/<(script|style)\b[^]*?<\/\1>/g, '');
  const attributes = [...body.matchAll(/\b(?:aria-label|placeholder|title|alt)="([^"]*)"/g)].map(([, text = '']) => text);
  const nodes = body.replace(/<!--[^]*?-->/g, '').split(/<[^>]*>/);
  return [...attributes, ...nodes]
    .map((text) => text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&').trim())
    .filter((text) => /\p{L}/u.test(text));
};
const notGerman = (page: Page): string[] => textsOf(page).filter((text) => !nobodys.test(text) && !sayable.some((words) => words.test(text)));

test('nothing on a German page is English, from the first page to the last', async () => {
  const browser = api.browser();
  const inGerman = { 'accept-language': 'de-DE, en;q=0.8' };
  const pages: Page[] = [];
  const seen = (page: Page): Page => {
    expect(page.html).toContain('<html lang="de" dir="ltr">');
    pages.push(page);
    return page;
  };
  const start = seen(await browser.visit('/a/test/sign-in', inGerman));
  const form = /<form[^>]*action="([^"]*)"/.exec(start.html)?.[1] ?? '';
  const token = /name="token" value="([^"]*)"/.exec(start.html)?.[1] ?? '';
  const ask = seen(await browser.follow(await browser.post(form, { token }, inGerman)));
  const empty = seen(await browser.submit(ask, { action: 'submit', 'in.email': '' }));
  const typo = seen(await browser.submit(empty, { action: 'submit', 'in.email': 'nobody at nowhere' }));
  const code = seen(await browser.submit(typo, { action: 'submit', 'in.email': 'grace@example.org' }));
  expect(headingOf(code.html)).toBe('Code eingeben');
  const wrong = seen(await browser.submit(code, { action: 'submit', 'in.code': api.code() === '000000' ? '111111' : '000000' }));
  await browser.submit(wrong, { action: 'submit', 'in.code': api.code() });
  const home = seen(await browser.visit('/a/test/-/screen', inGerman));
  expect(headingOf(home.html)).toBe('Willkommen');
  seen(await api.browser().visit('/a/test/-/screen', inGerman));
  seen(await api.browser().visit('/a/test/nothing', inGerman));
  expect(pages.flatMap((page) => notGerman(page).map((text) => [headingOf(page.html), text]))).toEqual([]);
});

test('a page in a language that the product does not come in says its own words as the steps do: in the app’s first language', async () => {
  const german = { ...api.app, id: api.services.random.id('app'), slug: 'bonjour', name: 'Bonjour', defaultLanguage: 'de' };
  await api.services.storage.apps.create(german);
  await api.services.storage.users.addColumn(german.id, { key: 'email', name: 'E-Mail', type: 'email', unique: true, options: [] }, 'a0');
  await api.publish(codeFlow, 'sign-in', german, ['de', 'fr']);
  const browser = api.browser();
  const page = await browser.visit('/a/bonjour/sign-in?ui_locales=fr');
  expect(page.html).toContain('<html lang="fr"');
  expect(headingOf(page.html)).toBe('Bei Bonjour anmelden');
  const ask = await browser.submit(page);
  expect(headingOf(ask.html)).toBe('Anmelden');
  const code = await browser.submit(ask, { action: 'submit', 'in.email': 'ada@example.org' });
  expect(headingOf(code.html)).toBe('Code eingeben');
  expect(notGerman(code)).toEqual([]);
});
