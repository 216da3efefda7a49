import { fitNodes, type Surroundings } from '#flows/graph/fit-nodes.ts';
import { type Graph, graphLimits } from '#flows/graph/graph.ts';
import type { Say } from '#flows/languages/say.ts';
import type { Clip } from './clip.ts';

/** A clip as it can be pasted, with a sentence for each thing that was changed for it; or why it cannot. */
export type FittedClip = { ok: true; clip: Clip; words: readonly string[] } | { ok: false; message: string };

const tooMany = (graph: Graph, { nodes, edges, strings, groups = {}, notes = {} }: Clip): boolean =>
  Object.keys(graph.nodes).length + Object.keys(nodes).length > graphLimits.nodes ||
  Object.keys(graph.edges).length + edges.length > graphLimits.edges ||
  Object.keys(graph.groups ?? {}).length + Object.keys(groups).length > graphLimits.groups ||
  Object.keys(graph.notes).length + Object.keys(notes).length > graphLimits.notes ||
  Object.entries(strings).some(
    ([language, texts]) => Object.keys(graph.strings[language] ?? {}).length + Object.keys(texts).length > graphLimits.strings,
  );

/** Steps that were copied elsewhere, made to fit this flow and app. Words in a language the flow does not speak are left out. */
export const fitClip = (content: Clip, graph: Graph, around: Surroundings & { say: Say }): FittedClip => {
  const { say } = around;
  if (Object.keys(graph.zones).length === 0) return { ok: false, message: say('Add a zone first: steps stand in one.') };
  if (tooMany(graph, content)) return { ok: false, message: say('A flow holds at most {count} steps.', { count: graphLimits.nodes }) };
  const { nodes, words } = fitNodes(content.nodes, around);
  const spoken = Object.entries(content.strings).filter(([language]) => graph.languages.includes(language));
  const left = Object.keys(content.strings).length - spoken.length;
  const unspoken = say(
    '{count, plural, one {Words in a language this flow does not speak were left out.} other {Words in # languages this flow does not speak were left out.}}',
    { count: left },
  );
  return {
    ok: true,
    clip: { ...content, nodes, strings: Object.fromEntries(spoken) },
    words: left === 0 ? words : [...words, unspoken],
  };
};
