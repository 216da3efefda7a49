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
  type: 'kind',
  name: 'name',
  zone: 'zone',
  container: 'chain',
  order: 'order',
  settings: 'settings',
  texts: 'texts',
  ends: 'where it leads',
  key: 'key',
  kind: 'kind',
};

/** What lies between two drawings in a builder's words. Moving things about on the canvas is left out: it changes nothing that runs. */
export const diffWords = (before: Graph, after: Graph, factsOf: (node: GraphNode) => NodeFacts, definitions: Definitions): DiffLine[] => {
  const diff = diffGraphs(before, after);
  const title = (graph: Graph, id: string): string => {
    const node = graph.nodes[id];
    return node === undefined ? 'a step that is gone' : factsOf(node).title;
  };
  const wire = (graph: Graph, id: string): string => {
    const edge = graph.edges[id];
    if (edge === undefined) return 'A wire';
    const from = graph.nodes[edge.from];
    const outcome =
      from === undefined ? edge.outcome : (factsOf(from).outcomes.find((candidate) => candidate.id === edge.outcome)?.label ?? edge.outcome);
    return `${title(graph, edge.from)}, ${outcome} → ${title(graph, edge.to)}`;
  };
  const detail = (what: readonly string[]): string =>
    what
      .filter((aspect) => aspect !== 'layout')
      .map((aspect) => aspects[aspect] ?? aspect)
      .join(', ');
  const settings = (id: string): SettingChange[] => {
    const [old, now] = [before.nodes[id], after.nodes[id]];
    return old === undefined || now === undefined ? [] : settingChanges(definitions, old, now);
  };
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
    ...diff.zones.added.map((id): DiffLine => ({ kind: 'added', what: `Zone ${after.zones[id]?.name ?? ''}` })),
    ...diff.zones.removed.map((id): DiffLine => ({ kind: 'removed', what: `Zone ${before.zones[id]?.name ?? ''}` })),
    ...meaningful(diff.zones.changed).map(
      ({ id, what }): DiffLine => ({ kind: 'changed', what: `Zone ${after.zones[id]?.name ?? ''}`, detail: detail(what) }),
    ),
    ...diff.languages.added.map((tag): DiffLine => ({ kind: 'added', what: `Language ${tag}` })),
    ...diff.languages.removed.map((tag): DiffLine => ({ kind: 'removed', what: `Language ${tag}` })),
  ];
};
