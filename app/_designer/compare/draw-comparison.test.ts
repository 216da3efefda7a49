import { expect, test } from 'vitest';
import { signIn } from '#tests/flows/toys.ts';
import { drawComparison } from './draw-comparison.ts';

test('EDITOR-15 a comparison holds both drawings and marks what came, went and runs differently', () => {
  const [before, after] = [signIn(), structuredClone(signIn())];
  const [node] = Object.values(before.nodes);
  if (node === undefined) throw new Error('a drawing has steps');
  delete after.nodes['deny'];
  for (const [id, edge] of Object.entries(after.edges)) if (edge.to === 'deny' || edge.from === 'deny') delete after.edges[id];
  after.nodes['fresh'] = { ...node, position: { x: 0, y: 0 } };
  after.nodes['ask'] = { ...node, ...before.nodes['ask'], name: 'Who are you?' };
  const register = after.nodes['register'];
  if (register === undefined) throw new Error('there is a register step');
  register.position = { x: 999, y: 999 };

  const { graph, marks } = drawComparison(before, after);
  expect(marks).toMatchObject({ deny: 'removed', fresh: 'added', ask: 'changed' });
  expect(marks['register']).toBeUndefined();
  expect(Object.keys(graph.nodes).toSorted()).toEqual([...Object.keys(before.nodes), 'fresh'].toSorted());
  for (const id of Object.keys(before.edges)) expect(graph.edges[id]).toBeDefined();
});

test('EDITOR-15 a drawing compared with itself has no marks', () => {
  expect(drawComparison(signIn(), signIn()).marks).toEqual({});
});
