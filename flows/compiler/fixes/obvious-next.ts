import type { GraphNode } from '../../graph/graph.ts';
import type { Context, Exit, Flow } from '../flow.ts';

/**
 * Where a builder most likely wants an unwired outcome to lead: to the nearest step that nothing leads to yet, else to
 * where the node's other successes lead, else from a session to the screen of its zone. Undefined: anybody's guess.
 */
export const obviousNext = ({ graph, links, registry }: Context, flow: Flow, exit: Exit): string | undefined => {
  const { node: id, outcome } = exit.drawnAt;
  const node = graph.nodes[id];
  if (node === undefined) return undefined;
  const roleOf = ({ type }: GraphNode) => (Object.hasOwn(registry, type) ? registry[type]?.role : undefined);
  const others = Object.entries(graph.nodes).sort(([a], [b]) => (a < b ? -1 : 1)).filter(([other, { parent, type }]) =>
    other !== id && parent === undefined && Object.hasOwn(registry, type) && roleOf(graph.nodes[other] ?? node) !== 'entry');

  const loose = others
    .filter(([other, { zone }]) => !links.incoming.has(other) && (zone === node.zone || roleOf(graph.nodes[other] ?? node) === 'session'))
    .map(([other, found]) => ({ other, away: distance(graph, node, found) }))
    .sort((a, b) => a.away - b.away);
  if (loose[0] !== undefined) return loose[0].other;

  const from = flow.places.findIndex((place) => place.id === id);
  const sibling = (flow.exits[from] ?? []).find((other) => other.outcome.kind === 'pass' && other.outcome.id !== outcome.id && other.edges.length > 0);
  const wire = sibling?.edges[0];
  if (wire !== undefined) return graph.edges[wire]?.to;

  const screens = roleOf(node) === 'session' ? others.filter(([, found]) => roleOf(found) === 'zone-screen' && found.zone === node.zone) : [];
  return screens.length === 1 ? screens[0]?.[0] : undefined;
};

const distance = ({ zones }: Context['graph'], a: GraphNode, b: GraphNode): number => {
  const [from, to] = [a, b].map(({ zone, position }) => {
    const origin = zones[zone]?.position ?? { x: 0, y: 0 };
    return { x: origin.x + position.x, y: origin.y + position.y };
  });
  return from === undefined || to === undefined ? 0 : Math.hypot(from.x - to.x, from.y - to.y);
};
