import { expect, test } from 'vitest';
import { draw } from '#tests/flows/toys.ts';
import { linksOf } from './links.ts';

test('references the other way round: children in order, wires by outcome, none of it by the order of keys', () => {
  const graph = draw(
    { in: 'entry.sign-in', chain: 'choose.fallback', b: { type: 'verify.code', in: 'chain' }, a: { type: 'verify.secret', in: 'chain' } },
    { 'in.started': 'chain', 'chain.verified': 'in' },
  );
  Object.assign(graph.edges, { a9: { from: 'in', outcome: 'started', to: 'b' } });
  const { children, outgoing, incoming } = linksOf(graph);
  expect(children).toEqual(new Map([['chain', ['b', 'a']]]));
  expect(
    outgoing
      .get('in')
      ?.get('started')
      ?.map(({ id }) => id),
  ).toEqual(['a9', 'e1']);
  expect(incoming.get('chain')?.map(({ from, outcome }) => `${from}.${outcome}`)).toEqual(['in.started']);
  expect(outgoing.get('a')).toBeUndefined();
});
