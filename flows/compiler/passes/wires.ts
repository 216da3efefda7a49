import type { Wire } from '../../graph/links.ts';
import type { OutcomeSpec } from '../../kit/define-node.ts';
import type { Issue } from '../../kit/issue.ts';
import type { Say } from '../../languages/say.ts';
import type { Context, Place } from '../flow.ts';
import type { Containers } from './containers.ts';

/** The one wire of each outcome that has one, by node and outcome. */
export type Wires = ReadonlyMap<string, ReadonlyMap<string, Wire>>;

type OutcomesOf = (id: string) => readonly OutcomeSpec[] | undefined;

/**
 * Each wire goes from an outcome that exists to a node that may be entered, one wire an outcome, and none past a
 * container. Wires that break a rule are still followed where they lead somewhere, so that one mistake is one issue.
 */
export const checkWires = (context: Context, places: ReadonlyMap<string, Place>, containers: Containers, outcomesOf: OutcomesOf): Wires => {
  const { graph, report, say } = context;
  const wires = new Map<string, Map<string, Wire>>();
  for (const id of Object.keys(graph.edges).sort()) {
    const edge = graph.edges[id];
    if (edge === undefined) continue;
    const [from, to] = [places.get(edge.from), places.get(edge.to)];
    const known = outcomesOf(edge.from);
    const label = [...(known ?? []), ...(from?.outcomes ?? [])].find((outcome) => outcome.id === edge.outcome)?.label ?? edge.outcome;
    const fix = () => removeWire(id, say);

    if (from === undefined) {
      const message =
        to === undefined ? say('A wire hangs loose at both ends.') : say('A wire leads to “{step}” from a step that is gone.', { step: to.name });
      report.add('dangling-wire', { edge: id, node: to?.id, message, advice: say('Remove the wire.'), fix });
      continue;
    }
    if (known !== undefined && !known.some((outcome) => outcome.id === edge.outcome)) {
      report.add('unknown-outcome', {
        edge: id,
        node: from.id,
        message: say('“{step}” has no outcome “{outcome}”, so this wire is never taken.', { step: from.name, outcome: edge.outcome }),
        advice: say('Remove it, or draw it from another outcome.'),
        fix,
      });
      continue;
    }
    const start = { outcome: label, step: from.name };
    const outcomes = wires.get(from.id) ?? new Map<string, Wire>();
    wires.set(from.id, outcomes);
    if (outcomes.has(edge.outcome)) {
      report.add('outcome-wired-twice', {
        edge: id,
        node: from.id,
        message: say('“{outcome}” of “{step}” has two wires.', start),
        advice: say('Remove one of them.'),
        fix,
      });
      continue;
    }
    outcomes.set(edge.outcome, { id, ...edge });
    if (to === undefined) {
      report.add('dangling-wire', {
        edge: id,
        node: from.id,
        message: say('“{outcome}” of “{step}” leads to a step that is gone.', start),
        advice: say('Remove the wire and draw it again.'),
        fix,
      });
      continue;
    }
    if (to.definition?.role === 'entry') {
      report.add('wire-into-entry', {
        edge: id,
        node: to.id,
        message: say('“{target}” is a way in; “{outcome}” of “{step}” cannot lead there.', { ...start, target: to.name }),
        advice: say('Lead the wire to the step after it.'),
        fix,
      });
    }
    checkWalls(context, containers, { id, ...edge }, { from, to, start });
  }
  return wires;
};

/** Containers are entered and left as a whole. */
const checkWalls = (
  { links, report, say }: Context,
  { parentOf }: Containers,
  wire: Wire,
  { from, to, start }: { from: Place; to: Place; start: { outcome: string; step: string } },
): void => {
  const [leaving, entering] = [outermost(parentOf, from.id), outermost(parentOf, to.id)];
  if (entering !== undefined) {
    report.add('child-wired', {
      edge: wire.id,
      node: to.id,
      message: say('“{target}” is a method of a chain; “{outcome}” of “{step}” cannot lead into the middle of it.', { ...start, target: to.name }),
      advice: say('Lead the wire to the chain.'),
      fix: () =>
        entering === leaving
          ? removeWire(wire.id, say)
          : { label: say('Lead it to the chain'), patches: [{ op: 'replace', path: ['edges', wire.id, 'to'], value: entering }] },
    });
  } else if (leaving !== undefined) {
    const taken = links.outgoing.get(leaving)?.has(wire.outcome) === true;
    report.add('child-wired', {
      edge: wire.id,
      node: from.id,
      message: say('“{step}” is a method of a chain, so “{outcome}” of “{step}” leaves through the chain.', start),
      advice: say('Draw the wire from the chain.'),
      fix: () =>
        taken
          ? removeWire(wire.id, say)
          : { label: say('Draw it from the chain'), patches: [{ op: 'replace', path: ['edges', wire.id, 'from'], value: leaving }] },
    });
  }
};

/** The container that holds it and is held by none. */
const outermost = (parentOf: ReadonlyMap<string, string>, id: string): string | undefined => {
  const parent = parentOf.get(id);
  return parent === undefined ? undefined : (outermost(parentOf, parent) ?? parent);
};

const removeWire = (edge: string, say: Say): Issue['fix'] => ({ label: say('Remove the wire'), patches: [{ op: 'remove', path: ['edges', edge] }] });
