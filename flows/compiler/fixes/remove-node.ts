import type { GraphPatch } from '../../graph/patch.ts';
import type { Issue } from '../../kit/issue.ts';
import type { Context } from '../flow.ts';
import { nameOf } from '../words.ts';

/** Takes a node away, with its children, every wire at one of them and their texts. */
export const removeNode = (context: Context, id: string): Issue['fix'] => {
  const { links, texts } = context;
  const gone = new Set([id]);
  for (const node of gone) {
    for (const child of links.children.get(node) ?? []) gone.add(child);
  }
  const wires = [...gone].flatMap((node) => [...(links.incoming.get(node) ?? []), ...[...(links.outgoing.get(node)?.values() ?? [])].flat()]);
  const patches: GraphPatch[] = [
    ...[...new Set(wires.map((wire) => wire.id))].map((wire) => removal('edges', wire)),
    ...[...gone].flatMap((node) => texts.get(node) ?? []).map((text) => removal('strings', text.language, text.id)),
    ...[...gone].map((node) => removal('nodes', node)),
  ];
  return { label: context.say('Remove “{step}”', { step: nameOf(context, id) }), patches };
};

const removal = (...path: string[]): GraphPatch => ({ op: 'remove', path });
