import type { Issue } from '../../kit/issue.ts';
import type { Point } from '../explore.ts';
import type { Facts } from '../facts.ts';
import type { Context, Place } from '../flow.ts';
import type { Survey } from '../survey.ts';
import { nameOf } from '../words.ts';
import { drawnProvider } from './drawn-provider.ts';
import { insertOnWire } from './insert-on-wire.ts';
import { newProvider } from './new-provider.ts';

/**
 * How a way on which something is missing gets it: its last wire is led to a step that gives it, or a new one is put on
 * the wire. None where there is no wire, as between methods of a chain.
 */
export const closeGap = (context: Context, survey: Survey, place: Place, point: Point<Facts>, wanted: Facts): Issue['fix'] => {
  const { flow, ways } = survey;
  const wire = ways.lastWire(point);
  if (wire === undefined) return undefined;
  const drawn = drawnProvider(context, survey, place, point, wanted, wire);
  if (drawn !== undefined) {
    return {
      label: context.say('Lead it to “{step}” first', { step: nameOf(context, drawn) }),
      patches: [{ op: 'replace', path: ['edges', wire, 'to'], value: drawn }],
    };
  }
  const provider = newProvider(context, wanted, point.facts);
  const before = flow.places[ways.through(point).at(-2)?.place ?? -1];
  if (provider === undefined || before === undefined) return undefined;
  // A session is started inside its zone, everything else happens where people come from.
  return insertOnWire(context, wire, provider.definition.role === 'session' ? place.node.zone : before.node.zone, provider);
};
