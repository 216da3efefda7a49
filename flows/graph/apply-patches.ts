import { applyPatches as applyImmerPatches, enablePatches } from 'immer';
import { inEnglish, type Say } from '../languages/say.ts';
import type { Graph } from './graph.ts';
import { outOfBounds } from './out-of-bounds.ts';
import { type ParsedGraph, parseGraph } from './parse-graph.ts';
import type { GraphPatch } from './patch.ts';
import { readyFor } from './with-groups.ts';

enablePatches();

/**
 * The graph with the patches applied, in order, or why that cannot be. The result shares what did not change with
 * `graph` and has passed the same checks as an import: no sequence of patches leads out of the schema or its bounds.
 */
export const applyPatches = (graph: Graph, patches: readonly GraphPatch[], say: Say = inEnglish): ParsedGraph => {
  // Before they are copied into the graph, which costs ten times what looking does.
  const excess = outOfBounds(
    patches.map(({ value }) => value),
    say,
  );
  if (excess !== undefined) return { ok: false, issues: [excess] };
  const patched = attempt(graph, patches);
  if (patched === undefined) {
    return {
      ok: false,
      issues: [
        {
          code: 'patch-does-not-fit',
          severity: 'error',
          message: say('This change does not fit the flow as it is now.'),
          advice: say('Load the newest draft and make the change again.'),
        },
      ],
    };
  }
  const checked = parseGraph(patched, say);
  return checked.ok ? { ok: true, graph: patched } : checked;
};

/** Immer throws on a path that leads nowhere and on reserved names (`__proto__`, `constructor`, `prototype`). */
const attempt = (graph: Graph, patches: readonly GraphPatch[]): Graph | undefined => {
  try {
    return applyImmerPatches(readyFor(graph, patches), patches);
  } catch {
    return undefined;
  }
};
