import type { Graph } from '../graph/graph.ts';
import type { GraphPatch } from '../graph/patch.ts';

const parts = ['edges', 'nodes', 'zones'] as const;

/** The patches that lead from a drawing back to the one before it: for taking back what the Security page drew. */
export const wayBack = (before: Graph, after: Graph): readonly GraphPatch[] => [
  ...parts.flatMap((part) => gone(after[part], before[part]).map((id): GraphPatch => ({ op: 'remove', path: [part, id] }))),
  ...parts.toReversed().flatMap((part) =>
    Object.entries<unknown>(before[part]).flatMap(([id, value]): GraphPatch[] => {
      const now = after[part][id];
      if (now === undefined) return [{ op: 'add', path: [part, id], value }];
      return JSON.stringify(now) === JSON.stringify(value) ? [] : [{ op: 'replace', path: [part, id], value }];
    }),
  ),
  before.drawn === undefined ? { op: 'remove', path: ['drawn'] } : { op: 'replace', path: ['drawn'], value: before.drawn },
  // A redrawing takes away groups that have no steps left.
  ...(JSON.stringify(before.groups) === JSON.stringify(after.groups)
    ? []
    : [
        before.groups === undefined
          ? { op: 'remove' as const, path: ['groups'] }
          : { op: 'replace' as const, path: ['groups'], value: before.groups },
      ]),
];

const gone = (from: Readonly<Record<string, unknown>>, left: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(from).filter((id) => left[id] === undefined);
