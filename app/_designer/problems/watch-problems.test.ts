import { expect, test } from 'vitest';
import type { Issue } from '#flows/kit/issue.ts';
import { createDocument } from '../document/create-document.ts';
import { simulatedTime } from '../testing/simulated-time.ts';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { watchProblems } from './watch-problems.ts';

const issue = (code: string, node?: string): Issue => ({ code, severity: 'error', message: `${code} is wrong`, ...(node !== undefined && { node }) });
const settings = {
  access: 'registered',
  columns: [],
  defaultLanguage: 'en',
  lifetimes: { accessSeconds: 1, refreshSeconds: 1, absoluteSeconds: 1 },
} as const;

const open = async () => {
  const time = simulatedTime();
  const document = createDocument(toyGraph({ nodes: { n1: toyNode('identify.ask') } }), time.timing.now);
  const found: Issue[] = [issue('here', 'n1')];
  const problems = watchProblems(
    document,
    () => settings,
    async () => [...found],
    time.timing,
  );
  await time.pass(1);
  const edit = (name: string) =>
    document.transact('Rename', (graph) => {
      const node = graph.nodes['n1'];
      if (node) node.name = name;
    });
  return { time, found, problems, edit, codes: () => problems.store.getState().issues.map(({ code }) => code) };
};

test('EDITOR-14 what only the server finds stands beside the rest, counts on its step, and goes when the server no longer finds it', async () => {
  const { time, problems, edit, codes } = await open();
  problems.judge([issue('here', 'n1'), issue('there', 'n1')]);
  await time.pass(1);
  expect(codes()).toEqual(['here', 'there']);
  expect(problems.store.getState().counts.get('n1')).toBe(2);
  edit('A');
  await time.pass(500);
  expect(codes()).toEqual(['here', 'there']);
  problems.judge([issue('here', 'n1')]);
  await time.pass(1);
  expect(codes()).toEqual(['here']);
});

test('EDITOR-14 what this tab finds too, and settles, does not come back as the server’s', async () => {
  const { time, found, problems, edit, codes } = await open();
  problems.judge([issue('here', 'n1')]);
  await time.pass(1);
  found.length = 0;
  edit('A');
  await time.pass(500);
  expect(codes()).toEqual([]);
});

test('EDITOR-14 when the app has changed, what the server said of it before is forgotten', async () => {
  const { time, found, problems, codes } = await open();
  problems.judge([issue('here', 'n1')]);
  await time.pass(1);
  found.length = 0;
  await problems.look();
  expect(codes()).toEqual([]);
});
