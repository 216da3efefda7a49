import { expect, test } from 'vitest';
import type { Graph } from '#flows/graph/graph.ts';
import { compileToy, draw } from './toys.ts';

const many = <T>(count: number, make: (index: number) => [string, T]): Record<string, T> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => make(index)));
const strings = (graph: Graph): Graph => ({
  ...graph,
  strings: Object.fromEntries(['en', 'de', 'es'].map((language) => [language, many(4_000, (index) => [`n${index % 1_900}.t${index}`, 'x'])])),
});

/** As large as a drawing may be, and as wrong as each part of the compiler can be made to work for. */
const hostile: Record<string, Graph> = {
  'a thousand steps nobody reaches': strings(
    draw(
      { in: 'entry.sign-in', ...many(1_900, (index) => [`n${index}`, 'screen.note']) },
      many(1_900, (index) => [`n${index}.read`, `n${(index * 7) % 1_900}`]),
    ),
  ),
  'a thousand successes that lead nowhere': draw(
    { in: 'entry.sign-in', ...many(1_900, (index) => [`n${index}`, 'choose.menu']) },
    { 'in.started': 'n0', ...many(1_899, (index) => [`n${Math.floor(index / 2)}.${index % 2 === 0 ? 'left' : 'right'}`, `n${index + 1}`]) },
  ),
  'a thousand sessions without a proof': draw(
    { in: 'entry.sign-in', ...many(900, (index) => [`n${index}`, 'decide.flip']), ...many(900, (index) => [`s${index}`, 'session.issue']) },
    { 'in.started': 'n0', ...many(900, (index) => [`n${index}.yes`, `s${index}`]), ...many(899, (index) => [`n${index}.no`, `n${index + 1}`]) },
  ),
  'a thousand chains, each in the one before': draw(
    {
      in: 'entry.sign-in',
      ...many(1_900, (index) => [`n${index}`, { type: 'choose.fallback', ...(index > 0 && { in: `n${index - 1}` }) }]),
      v: { type: 'verify.code', in: 'n1899' },
    },
    { 'in.started': 'n0', ...many(1_900, (index) => [`n${index}.verified`, 'n0']) },
  ),
  'a thousand loops': draw(
    { in: 'entry.sign-in', ...many(1_900, (index) => [`n${index}`, 'decide.flip']) },
    { 'in.started': 'n0', ...many(1_900, (index) => [`n${index}.yes`, `n${index}`]), ...many(1_899, (index) => [`n${index}.no`, `n${index + 1}`]) },
  ),
  'a thousand values that are not set': draw(
    {
      in: 'entry.sign-in',
      ...many(900, (index) => [`n${index}`, { type: 'screen.form', config: { name: `v${index}` } }]),
      ...many(900, (index) => [`f${index}`, { type: 'decide.flip', config: { look: [`vars.v${index}`] } }]),
    },
    {
      'in.started': 'n0',
      ...many(899, (index) => [`n${index}.skipped`, `n${index + 1}`]),
      ...many(900, (index) => [`n${index}.sent`, `f${(index + 1) % 900}`]),
    },
  ),
  'a thousand values in one loop': draw(
    { in: 'entry.sign-in', ...many(1_900, (index) => [`n${index}`, { type: 'screen.form', config: { name: `v${index}` } }]) },
    { 'in.started': 'n0', ...many(1_900, (index) => [`n${index}.sent`, `n${(index + 1) % 1_900}`]) },
  ),
};

test.each(Object.entries(hostile))('FLOW-17 %s: said in little time, and all of it', (_, graph) => {
  const from = performance.now();
  const { issues, plan } = compileToy(graph);
  // Some 0.3 s on a quiet machine; the bound only tells quadratic from not.
  expect(performance.now() - from).toBeLessThan(3_000);
  expect(plan).toBeUndefined();
  expect(issues.length).toBeGreaterThan(0);
});
