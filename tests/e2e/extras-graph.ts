import type { Graph } from '#flows/graph/graph.ts';
import { templates } from '#flows/templates/templates.ts';

const plain: Graph = templates['sign-in'].graph;
/** The template of a sign-in with a group, a note and a step that nothing leads to. */
export const withExtras: Graph = {
  ...plain,
  nodes: {
    ...plain.nodes,
    lost: { type: 'screen.message', version: 1, zone: 'public', order: 'z0', position: { x: 900, y: 420 }, config: {} },
    ...Object.fromEntries(
      ['ask-email', 'prove'].flatMap((id) => (plain.nodes[id] === undefined ? [] : [[id, { ...plain.nodes[id], group: 'proof' }]])),
    ),
  },
  groups: { proof: { name: 'Proof', colour: 'teal', order: 'a0' } },
  notes: { hint: { text: 'Ask **legal** about this', position: { x: 80, y: 420 }, size: { width: 220, height: 120 }, order: 'a0', colour: 'ochre' } },
};
