import { type Links, linksOf } from '#flows/graph/links.ts';
import type { OutcomeSpec } from '#flows/kit/define-node.ts';
import type { Graph, GraphNode } from '#flows/graph/graph.ts';
import type { Say } from '#flows/languages/say.ts';
import type { Point, Size } from '../edit/geometry.ts';
import { childSize, containerLayout, stepSize } from './card-size.ts';
import { deriveGroups, type GroupFrame } from './derive-groups.ts';
import { equalValues } from './equal-values.ts';
import type { NodeFacts } from './node-facts.ts';
import { chainOutcomes, isContainer, type Port, portsOf } from './ports-of.ts';

/** One card as it is to be drawn. The object stays the same as long as nothing on it changes. */
export type Card = {
  id: string;
  facts: NodeFacts;
  size: Size;
  /** From its zone, or from its container. */
  position: Point;
  zone: string;
  outcomes: readonly OutcomeSpec[];
  /** Empty for a child: its outcomes are its container's. */
  ports: readonly Port[];
  container?: string;
  /** For a child: which try it is, from 1. */
  rank?: number;
  /** For a container. */
  children?: readonly string[];
  /** Whether something leads here, for the input port. */
  hasInput: boolean;
  /** For a card that stands for all steps of a group. */
  folded?: GroupFrame;
};

export type Model = {
  /** The language its words are in: for those that are put together from it. */
  say: Say;
  graph: Graph;
  links: Links;
  cards: ReadonlyMap<string, Card>;
  /** The groups around their cards. */
  groups: ReadonlyMap<string, GroupFrame>;
  /** Node → the card that is drawn in its place. */
  standIns: ReadonlyMap<string, string>;
};

const nobody: ReadonlyMap<string, string> = new Map();

/** Facts are shared objects, compared by identity; the rest is small and compared by value. */
const sameCard = ({ facts, outcomes, ...a }: Card, { facts: otherFacts, outcomes: otherOutcomes, ...b }: Card): boolean =>
  facts === otherFacts && equalValues(outcomes, otherOutcomes) && equalValues(a, b);

const bodyParts = (facts: NodeFacts) => ({ line: facts.line !== '', badges: facts.assurances.length + facts.costs.length > 0 });

/**
 * Graph → cards, with everything a view needs. Run for every version of the graph; cards that did not change are the
 * objects of the last run, so that nothing else is drawn again.
 */
export const createModel = (factsOf: (node: GraphNode) => NodeFacts, say: Say): ((graph: Graph) => Model) => {
  let last: Model | undefined;
  return (graph) => {
    if (last?.graph === graph) return last;
    const links = linksOf(graph);
    const cards = new Map<string, Card>();
    const add = (card: Card): void => {
      const before = last?.cards.get(card.id);
      cards.set(card.id, before !== undefined && sameCard(before, card) ? before : card);
    };
    const portsOfNode = (id: string, outcomes: readonly OutcomeSpec[]) =>
      portsOf(
        outcomes,
        new Map([...(links.outgoing.get(id) ?? [])].flatMap(([outcome, wires]) => (wires[0] === undefined ? [] : [[outcome, wires[0].id]]))),
      );
    for (const [id, node] of Object.entries(graph.nodes)) {
      if (node.parent !== undefined && Object.hasOwn(graph.nodes, node.parent)) continue;
      const facts = factsOf(node);
      const common = { id, facts, position: node.position, zone: node.zone, hasInput: facts.definition?.role !== 'entry' };
      if (!isContainer(facts)) {
        const ports = portsOfNode(id, facts.outcomes);
        add({ ...common, outcomes: facts.outcomes, ports, size: stepSize({ ...bodyParts(facts), ports: ports.length }) });
        continue;
      }
      const children = (links.children.get(id) ?? []).flatMap((child) => {
        const found = graph.nodes[child];
        return found === undefined ? [] : [{ id: child, facts: factsOf(found) }];
      });
      const outcomes = chainOutcomes(
        facts.outcomes,
        children.map((child) => child.facts),
      );
      const ports = portsOfNode(id, outcomes);
      const sizes = children.map((child) => childSize(bodyParts(child.facts)));
      const layout = containerLayout(
        { line: facts.line !== '', ports: ports.length },
        sizes.map((size) => size.height),
      );
      add({ ...common, outcomes, ports, size: layout.size, children: children.map((child) => child.id) });
      for (const [index, child] of children.entries()) {
        const [size, position] = [sizes[index], layout.children[index]];
        if (size === undefined || position === undefined) continue;
        add({
          id: child.id,
          facts: child.facts,
          outcomes: child.facts.outcomes,
          ports: [],
          size,
          position,
          zone: node.zone,
          container: id,
          rank: index + 1,
          hasInput: false,
        });
      }
    }
    last = { say, graph, links, cards, groups: deriveGroups(graph, graph.nodes, cards, last?.groups ?? new Map()), standIns: nobody };
    return last;
  };
};
