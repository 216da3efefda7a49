import { phrase } from '#flows/languages/phrase.ts';
import type { Language } from '#app/_ui/language.tsx';
import { listed } from '#app/_ui/listed.ts';
import { diffGraphs } from '#flows/graph/diff-graphs.ts';
import type { Graph } from '#flows/graph/graph.ts';
import { type SettingChange, settingChanges } from '../compare/setting-changes.ts';
import type { Definitions, NodeFacts } from '../model/node-facts.ts';
import type { GraphNode } from '#flows/graph/graph.ts';

export type DiffLine = {
  kind: 'added' | 'removed' | 'changed';
  what: string;
  detail?: string;
  /** For a step: its settings, as they were and are. */
  settings?: readonly SettingChange[];
  /** To show on the canvas. */
  id?: string;
};

const aspects: Readonly<Record<string, string>> = {
  type: phrase('kind'),
  name: phrase('name'),
  zone: phrase('zone'),
  container: phrase('chain'),
  order: phrase('order'),
  settings: phrase('settings'),
  texts: phrase('texts'),
  ends: phrase('where it leads'),
  key: phrase('key'),
  kind: phrase('kind'),
};

/** What lies between two drawings in a builder's words. Moving things about on the canvas is left out: it changes nothing that runs. */
export const diffWords = (
  before: Graph,
  after: Graph,
  factsOf: (node: GraphNode) => NodeFacts,
  definitions: Definitions,
  language: Language,
): DiffLine[] => {
  const { say } = language;
  const diff = diffGraphs(before, after);
  const title = (graph: Graph, id: string): string => {
    const node = graph.nodes[id];
    return node === undefined ? say('a step that is gone') : factsOf(node).title;
  };
  const wire = (graph: Graph, id: string): string => {
    const edge = graph.edges[id];
    if (edge === undefined) return say('A wire');
    const from = graph.nodes[edge.from];
    const outcome =
      from === undefined ? edge.outcome : (factsOf(from).outcomes.find((candidate) => candidate.id === edge.outcome)?.label ?? edge.outcome);
    return say('{from}, {outcome} → {to}', { from: title(graph, edge.from), outcome, to: title(graph, edge.to) });
  };
  const detail = (what: readonly string[]): string =>
    listed(
      what.filter((aspect) => aspect !== 'layout').map((aspect) => say(aspects[aspect] ?? aspect)),
      language.tag,
    );
  const settings = (id: string): SettingChange[] => {
    const [old, now] = [before.nodes[id], after.nodes[id]];
    return old === undefined || now === undefined ? [] : settingChanges(definitions, old, now, language);
  };
  const zone = (graph: Graph, id: string): string => say('Zone {name}', { name: graph.zones[id]?.name ?? '' });
  const meaningful = <What extends string>(changes: readonly { id: string; what: readonly What[] }[]) =>
    changes.filter((change) => detail(change.what) !== '');
  return [
    ...diff.nodes.added.map((id): DiffLine => ({ kind: 'added', what: title(after, id), id })),
    ...diff.nodes.removed.map((id): DiffLine => ({ kind: 'removed', what: title(before, id) })),
    ...meaningful(diff.nodes.changed).map(
      ({ id, what }): DiffLine => ({ kind: 'changed', what: title(after, id), detail: detail(what), settings: settings(id), id }),
    ),
    ...diff.edges.added.map((id): DiffLine => ({ kind: 'added', what: wire(after, id), id })),
    ...diff.edges.removed.map((id): DiffLine => ({ kind: 'removed', what: wire(before, id) })),
    ...diff.edges.changed.map(({ id }): DiffLine => ({ kind: 'changed', what: wire(after, id), id })),
    ...diff.zones.added.map((id): DiffLine => ({ kind: 'added', what: zone(after, id) })),
    ...diff.zones.removed.map((id): DiffLine => ({ kind: 'removed', what: zone(before, id) })),
    ...meaningful(diff.zones.changed).map(({ id, what }): DiffLine => ({ kind: 'changed', what: zone(after, id), detail: detail(what) })),
    ...diff.languages.added.map((tag): DiffLine => ({ kind: 'added', what: say('Language {tag}', { tag }) })),
    ...diff.languages.removed.map((tag): DiffLine => ({ kind: 'removed', what: say('Language {tag}', { tag }) })),
  ];
};
