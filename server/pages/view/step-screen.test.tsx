/** @jsxImportSource preact */
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { gallerySteps } from '#tests/support/gallery/steps.ts';
import { text, wireStep } from '#tests/support/wire-step.ts';
import { english } from '../texts/english.ts';
import { type ScreenProps, StepScreen } from './step-screen.tsx';

const draw = (step: ScreenProps['step'], more: Partial<ScreenProps> = {}) =>
  renderToString(<StepScreen step={step} words={english} form={{ action: '/here', token: 'tok' }} {...more} />);

describe.each(Object.entries(gallerySteps))('%s', (_, step) => {
  const html = draw(step);
  test('has one heading that can take the focus, and labels every input', () => {
    expect(html.match(/<h1 /g)).toHaveLength(1);
    expect(html).toMatch(/<h1 id="title" tabindex="-1"[^>]*>/);
    const ids = [...html.matchAll(/<(?:input|select)(?![^>]*type="(?:hidden|checkbox|radio)")[^>]* id="([^"]+)"/g)].map((match) => match[1]);
    for (const id of ids) expect(html).toContain(`for="${id}"`);
    const described = [...html.matchAll(/aria-describedby="([^"]+)"/g)].flatMap((match) => match[1]?.split(' ') ?? []);
    for (const id of described) expect(html).toContain(`id="${id}"`);
  });
  test('WEB-01 holds no inline handler, style or script', () => {
    expect(html).not.toMatch(/<[^>]*\s(?:on[a-z]+|style)=|<script|javascript:/i);
  });
});

test('WEB-01 a builder’s words are text, wherever they stand', () => {
  const evil = '"><img src=x onerror=alert(1)>';
  const html = draw(
    wireStep({
      challenge: { kind: 'form', title: text(evil), body: text(evil), sent_to: evil },
      fields: [
        { name: evil, type: 'text', required: true, label: text(evil), help: text(evil), placeholder: text(evil), value: evil, autocomplete: evil },
        { name: 'c', type: 'choice', required: true, label: text(evil), options: [{ value: evil, label: text(evil) }] },
      ],
      actions: [{ id: evil, label: text(evil), primary: true, inputs: true }],
      problems: [
        { code: 'x', text: text(evil) },
        { field: evil, code: 'x', text: text(evil) },
      ],
    }),
  );
  expect(html).not.toContain('<img');
  expect(html.match(/&lt;img/g)?.length).toBeGreaterThan(10);
});

describe('WEB-02 a redirect', () => {
  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    '/\\evil.example',
    'https:/\\evil.example',
    'https://a b',
    'vbscript:x',
    'https://evil.example\n',
  ])('to %j is not offered', (url) => {
    expect(draw(wireStep({ kind: 'redirect', challenge: { kind: 'redirect', title: text('Go'), url }, fields: [], actions: [] }))).not.toContain(
      '<a ',
    );
  });
  test('to a web address names its host', () => {
    const html = draw(
      wireStep({
        kind: 'redirect',
        challenge: { kind: 'redirect', title: text('Go'), url: 'https://idp.example/a?b=1&c=2' },
        fields: [],
        actions: [],
      }),
    );
    expect(html).toContain('href="https://idp.example/a?b=1&amp;c=2"');
    expect(html).toContain('Continue to idp.example');
  });
});

describe('WEB-11 browsers and password managers know what is asked', () => {
  const attributesOf = (type: ScreenProps['step']['fields'][number]['type']) =>
    /<input(?![^>]*type="hidden")[^>]*>/.exec(draw(wireStep({ fields: [{ name: 'f', type, required: true, label: text('F') }] })))?.[0] ?? '';
  test.each([
    ['email', 'autocomplete="email"', 'type="email"'],
    ['code', 'autocomplete="one-time-code"', 'inputmode="numeric"'],
    ['password', 'autocomplete="current-password"', 'type="password"'],
    ['new-password', 'autocomplete="new-password"', 'type="password"'],
    ['username', 'autocomplete="username"', 'autocapitalize="none"'],
    ['phone', 'autocomplete="tel"', 'type="tel"'],
    ['pin', 'inputmode="numeric"', 'type="password"'],
  ] as const)('%s', (type, ...expected) => {
    for (const part of expected) expect(attributesOf(type)).toContain(part);
  });
  test('a secret is never written back, a name is', () => {
    const fields: ScreenProps['step']['fields'] = (['text', 'code', 'password', 'new-password', 'pin'] as const).map((type) => ({
      name: type,
      type,
      required: true,
      label: text(type),
      value: `value-of-${type}`,
    }));
    const html = draw(wireStep({ fields }), { typed: Object.fromEntries(fields.map(({ name }) => [name, `typed-${name}`])) });
    expect(html).toContain('typed-text');
    expect(html).not.toMatch(/(typed|value-of)-(code|password|new-password|pin)/);
  });
});

test('Enter takes the primary button: it is the first to submit the answer, and back is a form of its own', () => {
  const html = draw(gallerySteps.code ?? wireStep());
  expect(html.indexOf('value="verify"')).toBeLessThan(html.indexOf('value="resend"'));
  expect(html).toMatch(/<form method="post" action="\/here" class="back"[^]*?<\/form>[^]*<form method="post" action="\/here" class="answer"/);
  expect(/<button[^>]*value="resend"[^>]*>/.exec(html)?.[0]).toContain('formnovalidate');
});

test('a fault of the form stands beside its field in the person’s language, and points to it', () => {
  const html = draw(wireStep({ fields: [{ name: 'n', type: 'text', required: true, label: text('N'), min_length: 3 }] }), {
    faults: [{ field: 'n', code: 'too-short' }],
  });
  expect(html).toContain('Use at least 3 characters.');
  expect(html).toMatch(/aria-invalid="true" aria-describedby="f0-error"/);
});

test('trouble that belongs to no field is an alert, and the alert is there before it says anything', () => {
  expect(draw(wireStep())).toContain('<div class="notices" role="alert"></div>');
  expect(draw(wireStep({ problems: [{ field: 'gone', code: 'x', text: text('Not so') }] }), { notice: 'Offline' })).toMatch(
    /role="alert">.*Offline.*Not so/,
  );
});
