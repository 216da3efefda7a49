import type { Graph, GraphEdge } from '#flows/graph/graph.ts';
import { sum } from '../edit/geometry.ts';
import { groupKey, groupOfKey } from '../view/create-view.ts';
import { compactParts, stepSize } from './card-size.ts';
import { type GroupFrame, groupPadding } from './derive-groups.ts';
import type { Card, Model } from './derive-model.ts';
import { equalValues } from './equal-values.ts';
import type { Port } from './ports-of.ts';

/** Node and outcome as one port of a group's card. Ids of nodes have no colon. */
export const foldedPort = (from: string, outcome: string): string => `${from}:${outcome}`;
/** The outcome a port of the canvas stands for: a group's card shows those of its steps. */
export const realOutcome = (node: string, port: string): { from: string; outcome: string } => {
  if (groupOfKey(node) === undefined) return { from: node, outcome: port };
  const colon = port.indexOf(':');
  return { from: port.slice(0, colon), outcome: port.slice(colon + 1) };
};

/** The step a wire led to this card of the canvas comes to: of a group the only one that anything outside leads to, if there is one. */
export const realTarget = (model: Model, node: string): string | undefined => {
  const group = model.groups.get(groupOfKey(node) ?? '');
  if (group === undefined) return node;
  const inside = new Set(group.inside);
  const led = group.members.filter((id) => (model.links.incoming.get(id) ?? []).some(({ from }) => !inside.has(from)));
  const [only, ...others] = led;
  return others.length === 0 ? only : undefined;
};

/** The outcomes of a group's steps that lead out of it, in the order of the steps. */
const portsOut = ({ cards, graph, say }: Model, { members }: GroupFrame, inside: ReadonlySet<string>): Port[] =>
  members.flatMap((id) => {
    const card = cards.get(id);
    return (card?.ports ?? []).flatMap((port): Port[] => {
      const to = graph.edges[port.edge ?? '']?.to;
      if (card === undefined || to === undefined || inside.has(to)) return [];
      return [{ ...port, id: foldedPort(id, port.id), label: say('{step}: {outcome}', { step: card.facts.title, outcome: port.label }) }];
    });
  });

const foldedCard = (model: Model, group: GroupFrame, compact: boolean): Card => {
  const inside = new Set(group.inside);
  const ports = portsOut(model, group, inside);
  return {
    id: groupKey(group.id),
    facts: {
      definition: undefined,
      title: group.name,
      named: true,
      line: model.say('{count, plural, one {# step} other {# steps}}', { count: group.members.length }),
      outcomes: [],
      assurances: [],
      costs: [],
      writes: [],
    },
    outcomes: [],
    ports,
    size: stepSize({ ...(compact ? compactParts : { line: true, badges: false }), ports: ports.length }),
    // Where the first of its steps stood, so that wires run as they did.
    position: sum(group.position, { x: groupPadding.side, y: groupPadding.top }),
    zone: group.zone,
    hasInput: group.members.some((id) => (model.links.incoming.get(id) ?? []).some(({ from }) => !inside.has(from))),
    folded: group,
  };
};

const led = (edge: GraphEdge, standIns: ReadonlyMap<string, string>): GraphEdge | undefined => {
  const [from, to] = [standIns.get(edge.from), standIns.get(edge.to)];
  if (from === undefined && to === undefined) return edge;
  if (from === to) return undefined;
  return { from: from ?? edge.from, outcome: from === undefined ? edge.outcome : foldedPort(edge.from, edge.outcome), to: to ?? edge.to };
};

/**
 * The model with each of these groups as one card (EDITOR 6): its steps and the wires among them are not drawn, and wires
 * that cross its boundary are attached to the card, by the step and outcome they come from. What did not change is the
 * object of `last`.
 */
export const foldGroups = (model: Model, groups: readonly GroupFrame[], compact: boolean, last: Model | undefined): Model => {
  const standIns = new Map(groups.flatMap((group) => group.inside.map((id) => [id, groupKey(group.id)] as const)));
  const folded = groups.map((group) => foldedCard(model, group, compact));
  const cards = new Map([...model.cards].filter(([id]) => !standIns.has(id)));
  for (const card of folded) {
    const before = last?.cards.get(card.id);
    cards.set(card.id, before !== undefined && equalValues(before, card) ? before : card);
  }
  const edges: Graph['edges'] = {};
  for (const [id, edge] of Object.entries(model.graph.edges)) {
    const [drawn, before] = [led(edge, standIns), last?.graph.edges[id]];
    if (drawn !== undefined) edges[id] = drawn !== edge && before !== undefined && equalValues(before, drawn) ? before : drawn;
  }
  const open = new Map([...model.groups].filter(([id]) => !groups.some((group) => group.id === id)));
  return { ...model, graph: { ...model.graph, edges }, cards, groups: open, standIns };
};
