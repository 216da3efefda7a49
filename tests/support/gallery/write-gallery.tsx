/** @jsxImportSource preact */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WireStep } from '#flows/protocol/step.ts';
import { type Page, renderDocument } from '#server/pages/html/document.tsx';
import { LinkButton, OneButton, PlainScreen } from '#server/pages/html/plain-screen.tsx';
import { fill } from '#server/pages/texts/fill.ts';
import { wordsIn } from '#server/pages/texts/words-in.ts';
import { StepScreen } from '#server/pages/view/step-screen.tsx';
import { wireStep } from '../wire-step.ts';
import { gallerySteps } from './steps.ts';

/** Writes every screen as an HTML file: for looking at, and for what a browser can measure (tests/e2e/pages.spec.ts). */
const [folder = 'gallery', accent = '#274690', name = 'Northwind Observatory'] = process.argv.slice(2);
const css = readFileSync('server/pages/style.css', 'utf8');
const page = (locale: string, title: string, content: Page['content'], more: Partial<Page> = {}): string =>
  renderDocument({
    locale,
    words: wordsIn(locale),
    title,
    look: { name, theme: { accent, radius: 8, logo: null } },
    nonce: 'n',
    css,
    content,
    ...more,
  });
const stepPage = (locale: string, step: WireStep, more: Partial<Page> = {}) =>
  page(
    locale,
    step.challenge.title.text,
    <StepScreen
      step={step}
      words={wordsIn(locale)}
      form={{ action: '#', token: 't' }}
      {...(step.kind === 'failed' && { footer: <LinkButton href="#" label={wordsIn(locale)['start.again']} primary={false} /> })}
    />,
    more,
  );

const stepOf = (key: string): WireStep => gallerySteps[key] ?? wireStep();

const plain = (locale: string): Record<string, string> => {
  const words = wordsIn(locale);
  const values = { app: name, address: 'a•••@example.org', ip: '203.0.113.7', minutes: 2 };
  return {
    start: page(
      locale,
      'Start',
      <PlainScreen title={fill(words['start.title'], values)} lead={[]}>
        <OneButton action="#" token="t" label={words['start.button']} />
      </PlainScreen>,
    ),
    link: page(
      locale,
      'Link',
      <PlainScreen title={words['link.title']} lead={[fill(words['link.body'], values), fill(words['link.where'], values)]}>
        <OneButton action="#" token="t" label={words['link.confirm']} />
        <p class="note">{words['link.ignore']}</p>
      </PlainScreen>,
    ),
    'link-done': page(locale, 'Link', <PlainScreen mark="positive" title={words['link.done']} lead={[words['link.done-body']]} />),
    session: page(
      locale,
      'Session',
      <PlainScreen mark="positive" title={words['session.title']} lead={['ada@example.org']}>
        <OneButton action="#" token="t" label={words['session.sign-out']} primary={false} />
      </PlainScreen>,
    ),
    expired: page(
      locale,
      'Expired',
      <PlainScreen mark="neutral" title={words['error.expired']} lead={[words['error.expired-body']]}>
        <LinkButton href="#" label={words['start.again']} />
      </PlainScreen>,
      { reference: 'req_01k2zj8q0tf3v-4k' },
    ),
    client: page(locale, 'Client', <PlainScreen mark="neutral" title={words['error.client']} lead={[words['error.client-body']]} />, {
      reference: 'req_01k2zj8q0tf3v-4k',
    }),
  };
};

mkdirSync(folder, { recursive: true });
const files = new Map<string, string>([
  ...Object.entries(gallerySteps).map(([key, step]) => [key, stepPage('en', step)] as const),
  ...Object.entries(plain('en')),
  ['sandbox', stepPage('en', stepOf('email'), { sandbox: true })],
  ...['code-wrong', 'password', 'choice', 'wait'].map((key) => [`ar-${key}`, stepPage('ar', stepOf(key))] as const),
  ['ar-link', plain('ar').link ?? ''],
  ['de-expired', plain('de').expired ?? ''],
]);
for (const [key, html] of files) writeFileSync(join(folder, `${key}.html`), html);
const sheet = (keys: readonly string[], width: number, height: number) =>
  `<!doctype html><meta charset=utf-8><style>body{margin:16px;display:flex;flex-wrap:wrap;gap:16px;background:#888;font:12px sans-serif}iframe{border:0;display:block}</style>${keys.map((key) => `<div>${key}<iframe src="${key}.html" width=${width} height=${height}></iframe></div>`).join('')}`;
const keys = [...files.keys()];
for (let first = 0; first < keys.length; first += 8) {
  writeFileSync(join(folder, `sheet-phone-${first / 8}.html`), sheet(keys.slice(first, first + 8), 390, 740));
  writeFileSync(join(folder, `sheet-desk-${first / 8}.html`), sheet(keys.slice(first, first + 8), 720, 640));
}
