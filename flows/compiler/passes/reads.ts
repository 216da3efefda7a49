import type { VariableSpec } from '../../kit/define-node.ts';
import type { PathStep } from '../../kit/issue.ts';
import { explore, type Ways } from '../explore.ts';
import { fact, type Facts, has } from '../facts.ts';
import type { Context, Exit, Flow, Place } from '../flow.ts';
import { slotsOf } from '../slots-of.ts';
import type { Variables } from './collect-variables.ts';

/**
 * Values are set before they are looked at, on every path; columns exist, and their user is known by then. A value that
 * is missing is never taken for true: the run knows it as unknown (FLOW-05).
 */
export const checkReads = (context: Context, flow: Flow, variables: Variables, ways: Ways<Facts> | undefined): void => {
  const isSet = setOnEveryWay(flow, variables);
  flow.places.forEach((place, index) => {
    const paths = new Set([...place.reads, ...slotsOf(context.graph, place).map(({ path }) => path)]);
    for (const path of paths) {
      const [root, name = '', property] = path.split('.');
      if (root === 'vars') checkVariable(context, flow, { place, index, name, spec: variables.get(name), isSet: isSet(index, name) });
      if (root === 'user') checkUserColumn(context, { place, index, name, ways });
      if (root === 'nodes' && property !== undefined && !flow.places.some(({ id }) => id === name)) {
        context.report.add('unknown-variable', {
          node: place.id,
          message: context.say('“{step}” looks at a step that is not there.', { step: place.name }),
          advice: context.say('Choose another step.'),
        });
      }
    }
  });
};

type VariableLook = { place: Place; index: number; name: string; spec: VariableSpec | undefined; isSet: boolean };

const checkVariable = ({ report, say }: Context, flow: Flow, { place, index, name, spec, isSet }: VariableLook): void => {
  if (spec === undefined) {
    report.add('unknown-variable', {
      node: place.id,
      message: say('“{step}” looks at “{value}”, which no step sets.', { step: place.name, value: name }),
      advice: say('Choose a value that a step before it sets.'),
    });
  } else if (!isSet) {
    report.add('unset-variable', {
      node: place.id,
      path: () => wayWithout(flow, index, spec),
      message: say('“{step}” looks at “{value}”, which is not set on every way to it.', { step: place.name, value: spec.label }),
      advice: say('Set it on this way too, or treat it as unknown here.'),
    });
  }
};

type ColumnLook = { place: Place; index: number; name: string; ways: Ways<Facts> | undefined };

const checkUserColumn = ({ report, app, say }: Context, { place, index, name, ways }: ColumnLook): void => {
  // A column it requires was looked for already.
  const required = place.requires.some((requirement) => requirement.kind === 'column-key' && requirement.key === name);
  if (name !== 'id' && !required && !app.columns.some(({ key }) => key === name)) {
    report.add('unknown-column', {
      node: place.id,
      message: say('“{step}” looks at the column “{column}”, which the users table does not have.', { step: place.name, column: name }),
      advice: say('Add the column to the users table, or choose another one.'),
    });
  }
  const point = ways?.at[index]?.find(({ facts }) => !has(facts, fact.user | fact.proven));
  if (ways === undefined || point === undefined) return;
  report.add('user-unknown', {
    node: place.id,
    path: () => ways.pathTo(point),
    message: say('“{step}” looks at “{column}” of the user, but on some way nobody has proven who they are yet.', { step: place.name, column: name }),
    advice: say('Look at it after a verification, where the user is known.'),
  });
};

/** Values are set by succeeding; what is transient is gone once somebody was asked. */
const sets = (place: Place, { outcome }: Exit, { name }: VariableSpec): boolean =>
  place.unclear || (outcome.kind === 'pass' && place.writes.some((spec) => spec.name === name));
const forgets = (place: Place, { scope }: VariableSpec): boolean => scope === 'transient' && place.definition?.asks === true;

/**
 * A must-analysis: what is set at a place is what is set on all ways into it. Starts from "everything" and takes away
 * until nothing changes, which is after at most one round for each value. Sets of values are bits of one number.
 */
const setOnEveryWay = (flow: Flow, variables: Variables): ((index: number, name: string) => boolean) => {
  const bits = new Map([...variables.keys()].map((name, position) => [name, 1n << BigInt(position)]));
  const bitsOf = (specs: Iterable<Pick<VariableSpec, 'name'>>): bigint => [...specs].reduce((all, { name }) => all | (bits.get(name) ?? 0n), 0n);
  const everything = bitsOf(variables.values());
  const transient = bitsOf([...variables.values()].filter(({ scope }) => scope === 'transient'));
  const written = flow.places.map((place) => (place.unclear ? everything : bitsOf(place.writes)));

  const found: (bigint | undefined)[] = flow.places.map(() => undefined);
  const queue = [...flow.entries];
  for (const entry of queue) found[entry] = 0n;
  for (const index of queue) {
    const place = flow.places[index];
    const before = found[index];
    if (place === undefined || before === undefined) continue;
    const kept = place.definition?.asks === true ? before & ~transient : before;
    for (const { to, outcome } of flow.exits[index] ?? []) {
      if (to === undefined) continue;
      const after = outcome.kind === 'pass' || place.unclear ? kept | (written[index] ?? 0n) : kept;
      const known = found[to];
      const both = known === undefined ? after : known & after;
      if (known === both) continue;
      found[to] = both;
      queue.push(to);
    }
  }
  return (index, name) => ((found[index] ?? 0n) & (bits.get(name) ?? 0n)) !== 0n;
};

/** A way to a place on which a value is not set. */
const wayWithout = (flow: Flow, target: number, spec: VariableSpec): PathStep[] | undefined => {
  const ways = explore<boolean>(
    flow,
    () => false,
    (index, exit, isSet) => {
      const place = flow.places[index];
      return place === undefined ? undefined : sets(place, exit, spec) || (isSet && !forgets(place, spec));
    },
  );
  const point = ways?.at[target]?.find(({ facts }) => !facts);
  return ways === undefined || point === undefined ? undefined : ways.pathTo(point);
};
