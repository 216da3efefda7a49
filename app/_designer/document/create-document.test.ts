import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toyGraph, toyNode } from '../testing/toy-graph.ts';
import { createDocument, type Recipe } from './create-document.ts';

const id = fc.constantFrom('n1', 'n2', 'n3', 'n4');
const word = fc.string({ maxLength: 6 });
const recipe: fc.Arbitrary<Recipe> = fc.oneof(
  fc.tuple(id, word).map(
    ([node, name]): Recipe =>
      (graph) => {
        graph.nodes[node] = toyNode('verify.email-code', { name });
      },
  ),
  id.map(
    (node): Recipe =>
      (graph) => {
        delete graph.nodes[node];
        for (const [key, edge] of Object.entries(graph.edges)) if (edge.from === node || edge.to === node) delete graph.edges[key];
      },
  ),
  fc.tuple(id, word).map(
    ([node, value]): Recipe =>
      (graph) => {
        const found = graph.nodes[node];
        if (found !== undefined) found.config = { ...found.config, title: value, list: [value, { deep: value }] };
      },
  ),
  fc.tuple(id, id, word).map(
    ([from, to, outcome]): Recipe =>
      (graph) => {
        graph.edges[`${from}-${outcome}`] = { from, outcome, to };
      },
  ),
  fc.tuple(id, word).map(
    ([text, words]): Recipe =>
      (graph) => {
        (graph.strings['en'] ??= {})[`${text}.title`] = words;
      },
  ),
  word.map((): Recipe => () => undefined),
);
const burst = fc.option(fc.constantFrom('type:n1', 'type:n2'), { nil: undefined });

const walk = (steps: readonly { recipe: Recipe; burst: string | undefined; wait: number }[]) => {
  let clock = 0;
  const document = createDocument(toyGraph(), () => clock);
  for (const step of steps) {
    clock += step.wait;
    document.transact('Edit', step.recipe, step.burst === undefined ? {} : { burst: step.burst });
  }
  return document;
};
const steps = fc.array(fc.record({ recipe, burst, wait: fc.constantFrom(0, 300, 5_000) }), { maxLength: 40 });

describe('the document', () => {
  test('EDITOR-11 undoing everything gives the original, redoing everything gives the final graph', () => {
    fc.assert(
      fc.property(steps, (done) => {
        const document = walk(done);
        const final = document.store.getState().graph;
        while (document.undo() !== undefined);
        expect(document.store.getState().graph).toEqual(toyGraph());
        while (document.redo() !== undefined);
        expect(document.store.getState().graph).toEqual(final);
      }),
    );
  });

  test('EDITOR-12 the patches it tells, applied elsewhere in order, give the same graph', () => {
    fc.assert(
      fc.property(steps, fc.array(fc.boolean(), { maxLength: 20 }), (done, travels) => {
        const copy = createDocument(toyGraph(), () => 0);
        let clock = 0;
        const document = createDocument(toyGraph(), () => clock);
        document.onChange((change) => {
          copy.receive(change.patches);
        });
        for (const step of done) {
          clock += step.wait;
          document.transact('Edit', step.recipe, step.burst === undefined ? {} : { burst: step.burst });
        }
        for (const back of travels)
          if (back) document.undo();
          else document.redo();
        expect(copy.store.getState().graph).toEqual(document.store.getState().graph);
      }),
    );
  });

  test('a typing burst is one step, whatever came before and after is another', () => {
    let clock = 0;
    const document = createDocument(toyGraph({ nodes: { n1: toyNode('identify.ask') } }), () => clock);
    const type = (name: string) =>
      document.transact(
        'Rename',
        (graph) => {
          const node = graph.nodes['n1'];
          if (node) node.name = name;
        },
        { burst: 'name:n1' },
      );
    for (const name of ['A', 'As', 'Ask']) {
      clock += 100;
      type(name);
    }
    expect(document.store.getState().past).toHaveLength(1);
    expect(document.store.getState().past[0]?.patches).toHaveLength(1);
    clock += 2_000;
    type('Asked');
    expect(document.store.getState().past).toHaveLength(2);
    document.undo();
    expect(document.store.getState().graph.nodes['n1']?.name).toBe('Ask');
    document.undo();
    expect(document.store.getState().graph.nodes['n1']?.name).toBeUndefined();
  });

  test('an edit that changes nothing is no step and is told to nobody', () => {
    const document = createDocument(toyGraph(), () => 0);
    let told = 0;
    document.onChange(() => {
      told += 1;
    });
    expect(document.transact('Nothing', () => undefined)).toBe(false);
    expect(document.store.getState().past).toEqual([]);
    expect(told).toBe(0);
  });

  test('what others did is never undone by me', () => {
    const document = createDocument(toyGraph({ nodes: { n1: toyNode('identify.ask'), n2: toyNode('identify.ask') } }), () => 0);
    document.transact('Rename one', (graph) => {
      const node = graph.nodes['n1'];
      if (node) node.name = 'Mine';
    });
    document.transact('Rename two', (graph) => {
      const node = graph.nodes['n2'];
      if (node) node.name = 'Mine';
    });
    document.receive([{ op: 'replace', path: ['nodes', 'n1', 'name'], value: 'Theirs' }]);
    document.undo();
    expect(document.undo()).toBeUndefined();
    expect(document.store.getState().graph.nodes['n1']?.name).toBe('Theirs');
    expect(document.store.getState().graph.nodes['n2']?.name).toBeUndefined();
  });

  test('EDITOR-14 a fix is one step; one that does not fit changes nothing', () => {
    const document = createDocument(toyGraph(), () => 0);
    expect(document.transactPatches('Wire it', [{ op: 'add', path: ['nodes', 'n9', 'name'], value: 'x' }])).toBe(false);
    expect(
      document.transactPatches('Wire it', [
        { op: 'add', path: ['nodes', 'n9'], value: toyNode('end.deny') },
        { op: 'add', path: ['edges', 'e9'], value: { from: 'n9', outcome: 'x', to: 'n9' } },
      ]),
    ).toBe(true);
    document.undo();
    expect(document.store.getState().graph).toEqual(toyGraph());
  });

  test('EDITOR-11 history keeps 200 steps', () => {
    const document = createDocument(toyGraph(), () => 0);
    for (let index = 0; index < 230; index += 1)
      document.transact('Add', (graph) => {
        graph.nodes[`n${index}`] = toyNode('end.deny');
      });
    expect(document.store.getState().past).toHaveLength(200);
  });
});
