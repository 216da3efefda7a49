import type { GraphNode } from '../../graph/graph.ts';
import type { Context, Exit, Flow } from '../flow.ts';

/**
 * Where a builder most likely wants an unwired outcome to lead: to the nearest step that nothing leads to yet, else to
 * where the node's other successes lead, else from a session to the screen of its zone. Undefined: anybody's guess.
 */
export const obviousNext = (context: Context, flow: Flow, exit: Exit): string | undefined => {
  const { graph, links } = context;
  const { node: id, outcome } = exit.drawnAt;
  const node = graph.nodes[id];
  if (node === undefined) return undefined;
  const others = Object.keys(graph.nodes)
    .sort()
    .flatMap((other) => {
      const found = graph.nodes[other];
      if (found === undefined || other === id || found.parent !== undefined) return [];
      return [{ id: other, role: roleOf(context, found), zone: found.zone, away: distance(context, node, found) }];
    });

  const [loose] = others
    .filter((other) => other.role !== 'entry' && !links.incoming.has(other.id) && (other.zone === node.zone || other.role === 'session'))
    .sort((a, b) => a.away - b.away);
  if (loose !== undefined) return loose.id;

  const exits = flow.exits[flow.places.findIndex((place) => place.id === id)] ?? [];
  const sibling = exits.find((other) => other.outcome.kind === 'pass' && other.outcome.id !== outcome.id && other.edges.length > 0);
  const wire = sibling?.edges[0];
  if (wire !== undefined) return graph.edges[wire]?.to;

  const screens = others.filter(({ role, zone }) => role === 'zone-screen' && zone === node.zone);
  return roleOf(context, node) === 'session' && screens.length === 1 ? screens[0]?.id : undefined;
};

const roleOf = ({ registry }: Context, { type }: GraphNode) => (Object.hasOwn(registry, type) ? registry[type]?.role : undefined);

/** On the canvas: positions are relative to their zone. */
const distance = ({ graph: { zones } }: Context, a: GraphNode, b: GraphNode): number => {
  const [from, to] = [zones[a.zone]?.position ?? origin, zones[b.zone]?.position ?? origin];
  return Math.hypot(from.x + a.position.x - to.x - b.position.x, from.y + a.position.y - to.y - b.position.y);
};

const origin = { x: 0, y: 0 };
