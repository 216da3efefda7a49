import type { Graph, GraphNode } from '../graph/graph.ts';
import { linksOf } from '../graph/links.ts';
import { textsByNode } from '../graph/texts-by-node.ts';
import { inEnglish, type Say } from '../languages/say.ts';
import type { AppSettings } from './app-settings.ts';
import { changesSubject, fact, type Facts, factsAfter, factsEntering, needsOf } from './facts.ts';
import type { Context, Flow, Place, Registry } from './flow.ts';
import { gapAt, isGap, subjectChanged } from './gap-at.ts';
import { checkContainers } from './passes/containers.ts';
import { dissolve, outcomesOfNode } from './passes/dissolve.ts';
import { parse } from './passes/parse.ts';
import { reach } from './passes/reach.ts';
import { walkFacts } from './passes/walk-facts.ts';
import { checkWires } from './passes/wires.ts';
import { openReport } from './report.ts';

/** Where a step would stand: behind an outcome, in a zone; or in the place of a step that is there. */
export type Spot = { after: { node: string; outcome: string }; zone: string } | { instead: string };

/** Not a graph id, so that it never meets a node of the drawing. */
const candidateId = '?';

/**
 * What publishing would find about a step at a spot, before it is drawn (EDITOR-02): the sentence for the builder, or
 * undefined when everything it needs is there on every way. The walk over the flow is made once, the answers are cheap.
 * Where no way leads, nothing is known and nothing is refused. The graph must be a parsed one.
 */
export const judgeSpot = (
  graph: Graph,
  { registry, app, say = inEnglish }: { registry: Registry; app: AppSettings; say?: Say },
  spot: Spot,
): ((candidate: Pick<GraphNode, 'type' | 'version' | 'config'>) => string | undefined) => {
  const context: Context = { graph, links: linksOf(graph), texts: textsByNode(graph), registry, app, report: openReport(), say, language: 'en' };
  const places = parse(context);
  const containers = checkContainers(context, places);
  const wires = checkWires(context, places, containers, outcomesOfNode(context, places, containers));
  const flow = reach(context, dissolve(context, places, containers, wires), places, containers);
  const needs = flow.places.map((place) => needsOf(place, app));
  const ways = walkFacts(context, flow, needs);
  const zone = 'instead' in spot ? (graph.nodes[spot.instead]?.zone ?? '') : spot.zone;
  const arriving = ways === undefined ? [] : 'instead' in spot ? factsAt(flow, ways, spot.instead) : factsBehind(flow, ways, needs, spot);

  return (candidate) => {
    const node: GraphNode = { ...candidate, zone, order: 'a0', position: { x: 0, y: 0 } };
    const place = parse({ ...context, graph: { ...graph, nodes: { [candidateId]: node } }, report: openReport() }).get(candidateId);
    if (place === undefined) return undefined;
    const needed = needsOf(place, app);
    for (const before of arriving) {
      const facts = enteringFrom(before, place);
      const missing = Object.values(fact).find((wanted) => isGap(needed, facts, wanted));
      if (missing !== undefined) return gapAt(place, missing, say).message;
      const changes = place.outcomes.some((outcome) => changesSubject({ outcome, to: undefined, edges: [], drawnAt: { node: '', outcome } }, facts));
      if (changes) return subjectChanged(place, say).message;
    }
    return undefined;
  };
};

/** Facts with where they come from, as long as the zone they lead into is not known. */
type Arriving = { facts: Facts; from?: Place };
type Known = NonNullable<ReturnType<typeof walkFacts>>;

const enteringFrom = ({ facts, from }: Arriving, place: Place): Facts => (from === undefined ? facts : factsEntering(from, place, facts));

const factsAt = (flow: Flow, ways: Known, id: string): Arriving[] =>
  flow.places.flatMap((place, index) => (place.id === id ? (ways.at[index] ?? []).map(({ facts }) => ({ facts })) : []));

/** Containers are dissolved: an outcome drawn at a chain is taken by whichever of its methods ends with it. */
const factsBehind = (flow: Flow, ways: Known, needs: readonly Facts[], { after }: { after: { node: string; outcome: string } }): Arriving[] =>
  flow.places.flatMap((from, index) =>
    (flow.exits[index] ?? [])
      .filter(({ drawnAt }) => drawnAt.node === after.node && drawnAt.outcome.id === after.outcome)
      .flatMap((exit) =>
        (ways.at[index] ?? []).flatMap(({ facts: before }) => {
          const facts = before | (needs[index] ?? 0);
          return changesSubject(exit, facts) ? [] : [{ facts: factsAfter(from, exit, facts), from }];
        }),
      ),
  );
