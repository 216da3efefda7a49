import { expect, test } from 'vitest';
import { registry } from '#flows/nodes/registry.ts';
import { templates } from '#flows/templates/templates.ts';
import { inEnglish } from '#flows/languages/say.ts';
import { createModel } from '../model/derive-model.ts';
import { createNodeFacts } from '../model/node-facts.ts';
import { forRun, missingIn, replaySteps } from './replay.ts';

const passed = (node: string, outcome: string) => ({ node, outcome });
const isProof = (node: string) => node === 'code';

test('EDITOR-18 a past run becomes what was done, with what followed by itself forced', () => {
  expect(
    replaySteps(
      [
        { cause: 'start', transitions: [passed('start', 'started'), passed('who', 'ask')] },
        { cause: 'answer:submit', transitions: [passed('who', 'ask')] },
        { cause: 'answer:submit', transitions: [passed('who', 'given'), passed('code', 'sending')] },
        { cause: 'sent', transitions: [passed('code', 'ask')] },
        { cause: 'answer:submit', transitions: [passed('code', 'ask')] },
        { cause: 'answer:resend', transitions: [passed('code', 'sending')] },
        { cause: 'back', transitions: [passed('code', 'back')] },
        {
          cause: 'answer:submit',
          transitions: [passed('code', 'verified'), passed('register', 'known'), passed('in', 'issued'), passed('home', 'done')],
        },
      ],
      isProof,
    ),
  ).toEqual([
    { kind: 'start', node: 'start', forced: [{ node: 'start', outcome: 'started' }] },
    { kind: 'outcome', node: 'who', outcome: 'given', forced: [] },
    { kind: 'wrong', node: 'code' },
    { kind: 'back', node: 'code' },
    {
      kind: 'outcome',
      node: 'code',
      outcome: 'verified',
      forced: [
        { node: 'register', outcome: 'known' },
        { node: 'in', outcome: 'issued' },
      ],
    },
  ]);
});

test('EDITOR-18 a message that could not be sent is walked as that outcome', () => {
  expect(replaySteps([{ cause: 'cannot-send', transitions: [passed('code', 'cannot-send'), passed('password', 'ask')] }], isProof)).toEqual([
    { kind: 'outcome', node: 'code', outcome: 'cannot-send', forced: [] },
  ]);
});

test('EDITOR-18 what the draft no longer has stops the walk with a word', () => {
  const { graph } = templates['sign-in'];
  const model = createModel(createNodeFacts(registry, inEnglish), inEnglish)(graph);
  const code = Object.entries(graph.nodes).find(([, { type }]) => type === 'verify.email-code')?.[0] ?? '';
  expect(missingIn(model, { kind: 'outcome', node: code, outcome: 'verified', forced: [] })).toBeUndefined();
  expect(missingIn(model, { kind: 'outcome', node: code, outcome: 'flown', forced: [] })).toBe(
    forRun.noOutcome('flown', 'Code by e-mail', inEnglish),
  );
  expect(missingIn(model, { kind: 'outcome', node: code, outcome: 'verified', forced: [passed('gone', 'x')] })).toBe(forRun.gone(inEnglish));
  expect(missingIn(model, { kind: 'wrong', node: 'gone' })).toBe(forRun.gone(inEnglish));
});
