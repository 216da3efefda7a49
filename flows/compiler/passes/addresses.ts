import { type AddressSet, addressesIn, allBut, common, everyAddress } from '../address-set.ts';
import { explore, type Ways } from '../explore.ts';
import type { Context, Flow, Place } from '../flow.ts';

/**
 * Steps that let people on from some addresses only (MOB-10) leave an address to pass by: where the ranges of one way have
 * none in common, nobody who comes in by its entry ever gets past.
 */
export const checkAddresses = ({ report, say }: Context, flow: Flow): void => {
  const narrow = flow.places.flatMap((place, index) => (place.admits === undefined || place.admits.addresses.length === 0 ? [] : [index]));
  if (narrow.length < 2) return;
  for (const entry of flow.entries) {
    const { ways, sets } = walkAddresses({ ...flow, entries: [entry] });
    for (const index of narrow) {
      const place = flow.places[index];
      const points = ways?.at[index] ?? [];
      const [first] = points;
      if (ways === undefined || place?.admits === undefined || first === undefined) continue;
      const { outcome, addresses } = place.admits;
      const wanted = addressesIn(addresses);
      if (points.some(({ facts }) => common(sets[facts] ?? [], wanted).length > 0)) continue;
      report.add('ip-ranges-exclude-everyone', {
        node: place.id,
        path: () => ways.pathTo(first),
        message: say('Nobody gets to “{outcome}” of “{step}”: the steps before it let on none of its networks.', {
          outcome: labelOf(place, outcome),
          step: place.name,
        }),
        advice: say('Name networks here that the steps before it let on, or take one of the steps out.'),
      });
    }
  }
};

const labelOf = ({ outcomes }: Place, outcome: string): string => outcomes.find(({ id }) => id === outcome)?.label ?? outcome;

/** The addresses a run may come from, at every point: what is known is the index of their set. */
const walkAddresses = (flow: Flow): { ways: Ways<number> | undefined; sets: readonly AddressSet[] } => {
  const sets: AddressSet[] = [everyAddress];
  const numbers = new Map<string, number>();
  const numberOf = (set: AddressSet): number => {
    const key = set.join(';');
    const known = numbers.get(key) ?? sets.push(set) - 1;
    numbers.set(key, known);
    return known;
  };
  const ways = explore<number>(
    flow,
    () => 0,
    (index, { outcome }, before) => {
      const admits = flow.places[index]?.admits;
      if (admits === undefined) return before;
      const inside = addressesIn(admits.addresses);
      const left = common(sets[before] ?? [], outcome.id === admits.outcome ? inside : allBut(inside));
      return left.length === 0 ? undefined : numberOf(left);
    },
  );
  return { ways, sets };
};
