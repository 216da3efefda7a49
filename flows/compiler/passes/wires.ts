import type { Wire } from '../../graph/links.ts';
import type { OutcomeSpec } from '../../kit/define-node.ts';
import type { Issue } from '../../kit/issue.ts';
import type { Context, Place } from '../flow.ts';
import { quote } from '../words.ts';
import type { Containers } from './containers.ts';

/** The one wire of each outcome that has one. */
export type Wires = ReadonlyMap<string, ReadonlyMap<string, Wire>>;

/**
 * Each wire goes from an outcome that exists to a node that may be entered, one wire an outcome, and none past a
 * container. Wires that break a rule are still followed where they lead somewhere, so that one mistake is one issue.
 */
export const checkWires = (context: Context, places: ReadonlyMap<string, Place>, containers: Containers, outcomesOf: (id: string) => readonly OutcomeSpec[] | undefined): Wires => {
  const { graph, report } = context;
  const wires = new Map<string, Map<string, Wire>>();
  for (const id of Object.keys(graph.edges).sort()) {
    const edge = graph.edges[id];
    if (edge === undefined) continue;
    const wire = { id, ...edge };
    const [from, to] = [places.get(wire.from), places.get(wire.to)];
    if (from === undefined || to === undefined) {
      const end = from ?? to;
      report.add('dangling-wire', {
        edge: id, node: end?.id,
        message: end === undefined ? 'A wire hangs loose at both ends.' : from === undefined ? `A wire leads to ${quote(end.name)} from a step that is gone.` : `The wire “${labelOf(from, wire.outcome)}” of ${quote(end.name)} leads to a step that is gone.`,
        advice: 'Remove the wire and draw it again.', fix: () => removeWire(id),
      });
      if (from === undefined) continue;
    }
    const known = outcomesOf(from.id);
    if (known !== undefined && !known.some((outcome) => outcome.id === wire.outcome)) {
      report.add('unknown-outcome', {
        edge: id, node: from.id, message: `${quote(from.name)} has no outcome “${wire.outcome}”, so this wire is never taken.`,
        advice: 'Remove it, or draw it from another outcome.', fix: () => removeWire(id),
      });
      continue;
    }
    const outcomes = wires.get(wire.from) ?? new Map<string, Wire>();
    wires.set(wire.from, outcomes);
    if (outcomes.has(wire.outcome)) {
      report.add('outcome-wired-twice', {
        edge: id, node: from.id, message: `“${labelOf(from, wire.outcome)}” of ${quote(from.name)} has two wires.`,
        advice: 'Remove one of them.', fix: () => removeWire(id),
      });
      continue;
    }
    outcomes.set(wire.outcome, wire);
    if (to === undefined) continue;
    if (to.definition?.role === 'entry') {
      report.add('wire-into-entry', {
        edge: id, node: to.id, message: `${quote(to.name)} is a way in; “${labelOf(from, wire.outcome)}” of ${quote(from.name)} cannot lead there.`,
        advice: 'Lead the wire to the step after it.', fix: () => removeWire(id),
      });
    }
    checkContainerWalls(context, containers, wire, from, to);
  }
  return wires;
};

const checkContainerWalls = ({ links, report }: Context, { parentOf }: Containers, wire: Wire, from: Place, to: Place): void => {
  const [leaving, entering] = [outermost(parentOf, from.id), outermost(parentOf, to.id)];
  if (entering !== undefined) {
    report.add('child-wired', {
      edge: wire.id, node: to.id, message: `${quote(to.name)} is a method of a chain; “${labelOf(from, wire.outcome)}” of ${quote(from.name)} cannot lead into the middle of it.`,
      advice: 'Lead the wire to the chain.',
      fix: () => (entering === leaving ? removeWire(wire.id) : { label: 'Lead it to the chain', patches: [{ op: 'replace', path: ['edges', wire.id, 'to'], value: entering }] }),
    });
    return;
  }
  if (leaving === undefined) return;
  const taken = links.outgoing.get(leaving)?.has(wire.outcome) === true;
  report.add('child-wired', {
    edge: wire.id, node: from.id, message: `${quote(from.name)} is a method of a chain; its “${labelOf(from, wire.outcome)}” leaves through the chain.`,
    advice: 'Draw the wire from the chain.',
    fix: () => (taken ? removeWire(wire.id) : { label: 'Draw it from the chain', patches: [{ op: 'replace', path: ['edges', wire.id, 'from'], value: leaving }] }),
  });
};

/** The container that holds it and is held by none. */
const outermost = (parentOf: ReadonlyMap<string, string>, id: string): string | undefined => {
  const parent = parentOf.get(id);
  return parent === undefined ? undefined : outermost(parentOf, parent) ?? parent;
};

const labelOf = ({ outcomes }: Place, outcome: string): string => outcomes.find(({ id }) => id === outcome)?.label ?? outcome;

const removeWire = (edge: string): Issue['fix'] => ({ label: 'Remove the wire', patches: [{ op: 'remove', path: ['edges', edge] }] });
