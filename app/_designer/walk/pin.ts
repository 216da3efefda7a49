import * as z from 'zod';
import { type PinnedContext, pinnedContext } from '#flows/interpreter/pinned-context.ts';
import { madeUp } from '#flows/interpreter/mock-step.ts';
import type { Known } from '#flows/compiler/known-at.ts';
import type { VariableSpec } from '#flows/kit/define-node.ts';
import type { Json } from '#flows/kit/json.ts';

/** What a walk from a step begins with, as this person left it: the run's context, and whether the phone has a network. */
export const pin = z.strictObject({ context: pinnedContext, online: z.boolean() });
export type Pin = z.infer<typeof pin>;

/** Somebody who has only just come. */
export const nobodyYet: Pin = { context: { who: { kind: 'nobody' }, proofs: [], vars: {}, session: 'none' }, online: true };

type Value = PinnedContext['vars'][string];

const empty: Readonly<Record<VariableSpec['type'], Value>> = { text: '', number: 0, boolean: false, date: '2000-01-01' };

const fits = (value: Json | undefined, type: VariableSpec['type']): value is Value =>
  type === 'number' ? typeof value === 'number' : type === 'boolean' ? typeof value === 'boolean' : typeof value === 'string';

/** The name somebody made up goes by, in the way the flow knows people there. */
export const nameFor = (known: Pick<Known, 'identifiers'>, who: 'new' | 'known') => {
  const kind = known.identifiers[0] ?? 'email';
  return { kind, canonical: madeUp[who][kind] };
};

/**
 * What a run that comes to a step would know for sure, as the beginning of a walk there. Values are those the last walk had, else
 * empty ones of their type.
 */
export const pinFor = (known: Known, last: ReadonlyMap<string, Json>, access: 'anyone' | 'registered' | 'added'): Pin => {
  const isKnown = known.user || (known.subject && access === 'added');
  const who: PinnedContext['who'] = isKnown
    ? { kind: 'known', name: nameFor(known, 'known') }
    : known.subject
      ? { kind: 'new', name: nameFor(known, 'new') }
      : { kind: 'nobody' };
  const vars = Object.fromEntries(
    known.variables.map(({ name, type }): [string, Value] => {
      const value = last.get(name);
      return [name, fits(value, type) ? value : empty[type]];
    }),
  );
  return { context: { who, proofs: who.kind === 'nobody' ? [] : [...known.proofs], vars, session: known.session }, online: true };
};

/** The same pin on a drawing that has changed: values that are no longer looked at are gone, new ones are there. */
export const pinFitted = (kept: Pin, fresh: Pin): Pin => ({
  ...kept,
  context: {
    ...kept.context,
    vars: Object.fromEntries(Object.entries(fresh.context.vars).map(([name, value]) => [name, kept.context.vars[name] ?? value])),
  },
});
