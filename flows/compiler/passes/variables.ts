import type { VariableSpec } from '../../kit/define-node.ts';
import { explore, type Ways } from '../explore.ts';
import { fact, type Facts, has } from '../facts.ts';
import type { Context, Exit, Flow, Place } from '../flow.ts';
import { type Slot, slotsOf } from '../slots-of.ts';
import { quote } from '../words.ts';

export type Variables = Readonly<Record<string, VariableSpec['scope']>>;

/**
 * Values are set before they are looked at, on every path; columns exist and their user is known; secrets stay out of
 * texts. A must-analysis: a value counts as set where it is set on all ways in.
 */
export const checkVariables = (context: Context, flow: Flow, ways: Ways<Facts> | undefined): Variables => {
  const written = collect(context, flow);
  const set = setOnEveryWay(flow, written);
  flow.places.forEach((place, index) => {
    const slots = slotsOf(context.graph, place);
    const looked = new Set([...place.reads, ...slots.map(({ path }) => path)]);
    for (const path of looked) checkPath(context, flow, { place, index, path, written, isSet: set[index] ?? new Set(), ways });
    for (const slot of slots) checkSlot(context, place, slot, written);
  });
  return Object.fromEntries([...written].map(([name, { scope }]) => [name, scope]));
};

type Written = ReadonlyMap<string, VariableSpec>;

const collect = ({ report }: Context, { places }: Flow): Written => {
  const written = new Map<string, VariableSpec & { by: Place }>();
  for (const place of places) {
    for (const spec of place.writes) {
      const other = written.get(spec.name);
      if (other === undefined) written.set(spec.name, { ...spec, by: place });
      else if (other.type !== spec.type || other.scope !== spec.scope) {
        report.add('variable-clash', {
          node: place.id, message: `${quote(other.by.name)} and ${quote(place.name)} both set “${spec.name}”, but as different kinds of value.`,
          advice: 'Give one of them another name.',
        });
      }
    }
  }
  return written;
};

/** Values are set by succeeding; what is transient is gone once somebody was asked. */
const sets = (place: Place, { outcome }: Exit, name: string): boolean =>
  place.unclear || (outcome.kind === 'pass' && place.writes.some((spec) => spec.name === name));
const forgets = (place: Place, { scope }: VariableSpec): boolean => scope === 'transient' && place.definition?.asks === true;

const setOnEveryWay = (flow: Flow, written: Written): readonly ReadonlySet<string>[] => {
  const specs = [...written];
  const found: (ReadonlySet<string> | undefined)[] = flow.places.map(() => undefined);
  const queue = [...flow.entries];
  for (const entry of queue) found[entry] = new Set();
  const waiting = new Set(queue);
  for (const index of queue) {
    waiting.delete(index);
    const place = flow.places[index];
    const before = found[index];
    if (place === undefined || before === undefined) continue;
    for (const exit of flow.exits[index] ?? []) {
      if (exit.to === undefined) continue;
      const after = specs.flatMap(([name, spec]) => (sets(place, exit, name) || (before.has(name) && !forgets(place, spec)) ? [name] : []));
      const known = found[exit.to];
      const both = new Set(known === undefined ? after : after.filter((name) => known.has(name)));
      if (known !== undefined && known.size === both.size) continue;
      found[exit.to] = both;
      if (waiting.has(exit.to)) continue;
      waiting.add(exit.to);
      queue.push(exit.to);
    }
  }
  return found.map((names) => names ?? new Set());
};

type Look = { place: Place; index: number; path: string; written: Written; isSet: ReadonlySet<string>; ways: Ways<Facts> | undefined };

const checkPath = (context: Context, flow: Flow, look: Look): void => {
  const { place, path, written, isSet } = look;
  const { report, app } = context;
  const [root, name = '', property] = path.split('.');
  if (root === 'vars') {
    const spec = written.get(name);
    if (spec === undefined) {
      report.add('unknown-variable', { node: place.id, message: `${quote(place.name)} looks at “${name}”, which no step sets.`, advice: 'Choose a value that a step before it sets.' });
    } else if (!isSet.has(name)) {
      report.add('unset-variable', {
        node: place.id, path: unsetWay(flow, look, name, spec),
        message: `${quote(place.name)} looks at “${spec.label}”, which is not set on every way to it.`, advice: 'Set it on this way too, or treat it as unknown here.',
      });
    }
  }
  if (root === 'nodes' && property !== undefined && !flow.places.some(({ id }) => id === name)) {
    report.add('unknown-variable', { node: place.id, message: `${quote(place.name)} looks at a step that is not there.`, advice: 'Choose another step.' });
  }
  if (root !== 'user') return;
  if (name !== 'id' && !app.columns.some(({ key }) => key === name)) {
    report.add('unknown-column', { node: place.id, message: `${quote(place.name)} looks at the column “${name}”, which the users table does not have.`, advice: 'Add the column to the users table, or choose another one.' });
  }
  const point = look.ways?.at[look.index]?.find(({ facts }) => !has(facts, fact.user | fact.proven));
  if (look.ways === undefined || point === undefined) return;
  report.add('user-unknown', {
    node: place.id, path: look.ways.pathTo(point),
    message: `${quote(place.name)} looks at “${name}” of the user, but on some way nobody has proven who they are yet.`,
    advice: 'Look at it after a verification, where the user is known.',
  });
};

const unsetWay = (flow: Flow, { index }: Look, name: string, spec: VariableSpec) => {
  const ways = explore<boolean>(flow, false, (from, exit, isSet) => {
    const place = flow.places[from];
    return place === undefined ? undefined : sets(place, exit, name) || (isSet && !forgets(place, spec));
  });
  const point = ways?.at[index]?.find(({ facts }) => !facts);
  return ways === undefined || point === undefined ? undefined : ways.pathTo(point);
};

const checkSlot = ({ report }: Context, place: Place, { path, text, given }: Slot, written: Written): void => {
  const [root, name = ''] = path.split('.');
  if (root === 'vars' && written.get(name)?.scope === 'secret') {
    report.add('secret-in-text', { node: place.id, field: text, message: `A text of ${quote(place.name)} shows “${name}”, which is kept secret.`, advice: 'Take it out of the text.' });
  }
  if (!path.includes('.') && path !== 'env' && !given) {
    report.add('unknown-slot', { node: place.id, field: text, message: `A text of ${quote(place.name)} has “{${path}}”, which ${quote(place.name)} does not fill in.`, advice: 'Choose a value from the list, or take it out.' });
  }
};
