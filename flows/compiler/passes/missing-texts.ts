import { applyPatches, enablePatches } from 'immer';
import type { GraphNode } from '../../graph/graph.ts';
import type { GraphPatch } from '../../graph/patch.ts';
import type { Context } from '../flow.ts';
import { hasWords, textsIn } from '../texts-in.ts';
import { listed } from '../words.ts';

enablePatches();

/** The node without references to words that exist in no language, so that the step says its own. */
export const withoutMissingTexts = ({ graph, report, say }: Context, id: string, name: string, node: GraphNode): GraphNode => {
  const missing = textsIn(node.config, id).filter((reference) => !Object.values(graph.strings).some((texts) => hasWords(texts, reference.id)));
  if (missing.length === 0) return node;
  // Last first: removing from a list moves what comes after.
  const patches = missing.toReversed().map(({ at }): GraphPatch => ({ op: 'remove', path: [...at] }));
  report.add('missing-text', {
    node: id,
    message: say('“{step}” has no words for {texts}.', {
      step: name,
      texts: listed(
        missing.map(({ at }) => say('“{name}”', { name: at.join(' ') })),
        say,
      ),
    }),
    advice: say('Write them, or use the step’s own words.'),
    fix: () => ({ label: say('Use the step’s own words'), patches: patches.map(({ op, path }) => ({ op, path: ['nodes', id, 'config', ...path] })) }),
  });
  return { ...node, config: applyPatches(node.config, patches) };
};
