import { judgeSpot } from '#flows/compiler/judge-spot.ts';
import type { GraphNode } from '#flows/graph/graph.ts';
import type { Editor } from '../editor/editor.ts';
import { zoneAt } from '../edit/geometry.ts';
import { createNodeFacts } from '../model/node-facts.ts';
import { titleOf } from '../model/names.ts';
import type { QuickAdd } from '../view/create-view.ts';

export type Candidate = Pick<GraphNode, 'type' | 'version' | 'config'>;
type Asked = Pick<QuickAdd, 'after' | 'into' | 'replace' | 'anywhere'> & { at?: QuickAdd['at'] };

/** No way to prove something, so no method of a chain: where a run begins, ends or changes zone, and chains themselves. */
const neverMethods: ReadonlySet<string> = new Set(['entry', 'end', 'zone-screen', 'session', 'chain']);

/**
 * Which kinds may stand where a step is asked for (EDITOR-02): undefined when one may, else why not, in a sentence for the
 * builder. The shape of the drawing is judged here; what a step needs of the way before it is what publishing would say.
 */
export const judgeKinds = (editor: Editor, { at, after, into, replace, anywhere }: Asked): ((candidate: Candidate) => string | undefined) => {
  const { model } = editor.model.getState();
  const { graph, say } = model;
  const { definitions, app } = editor;
  const factsOf = createNodeFacts(definitions, say);
  const split = into === undefined ? undefined : graph.edges[into.edge];
  const before = after ?? (split === undefined ? undefined : { from: split.from, outcome: split.outcome });
  const source = model.cards.get(before?.from ?? '');
  const zone = (anywhere === true || at === undefined ? undefined : zoneAt(graph.zones, at)) ?? source?.zone ?? '';
  const replaced = replace === undefined ? undefined : graph.nodes[replace];
  const isLedTo = before !== undefined || Object.values(graph.edges).some((edge) => edge.to === replace);
  const world = { registry: definitions, app: app.settings, say };
  const judge =
    replace !== undefined
      ? judgeSpot(graph, world, { instead: replace })
      : before === undefined
        ? undefined
        : judgeSpot(graph, world, { after: { node: before.from, outcome: before.outcome }, zone });

  return (candidate) => {
    const { definition, outcomes } = factsOf({ ...candidate, zone, order: '', position: { x: 0, y: 0 } });
    if (definition === undefined) return say('This server does not have this kind of step.');
    if (isLedTo && definition.role === 'entry') return say('Runs begin here: nothing can lead to it.');
    if (split !== undefined && !outcomes.some((outcome) => outcome.kind === 'pass'))
      return definition.role === 'chain'
        ? say('A new chain has no way on before it has a method. Add it first, then wire it.')
        : say('Nothing follows it, so it cannot stand before “{step}”.', { step: titleOf(model, split.to) });
    if (replaced?.type === candidate.type) return say('It is this kind already.');
    if (replaced?.parent !== undefined && neverMethods.has(definition.role ?? '')) return say('It cannot be a method of a chain.');
    return judge?.(candidate);
  };
};
