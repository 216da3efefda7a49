import type { GraphPatch } from '../../graph/patch.ts';
import type { Issue } from '../../kit/issue.ts';
import type { Context } from '../flow.ts';
import { nameOf } from '../words.ts';

/** Takes a node away, with its children, every wire at one of them and their texts. */
export const removeNode = (context: Context, id: string): Issue['fix'] => {
  const { graph, links } = context;
  const gone = new Set<string>();
  const collect = (node: string) => {
    if (gone.has(node)) return;
    gone.add(node);
    links.children.get(node)?.forEach(collect);
  };
  collect(id);
  const patches: GraphPatch[] = [
    ...Object.entries(graph.edges).filter(([, { from, to }]) => gone.has(from) || gone.has(to)).map(([edge]) => removal('edges', edge)),
    ...Object.entries(graph.strings).flatMap(([language, texts]) =>
      Object.keys(texts).filter((text) => gone.has(text.split('.')[0] ?? '')).map((text) => removal('strings', language, text))),
    ...[...gone].map((each) => removal('nodes', each)),
  ];
  return { label: `Remove ${nameOf(context, id)}`, patches };
};

const removal = (...path: string[]): GraphPatch => ({ op: 'remove', path });
