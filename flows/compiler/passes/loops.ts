import type { PathStep } from '../../kit/issue.ts';
import { explore } from '../explore.ts';
import type { Context, Flow } from '../flow.ts';
import { told } from '../words.ts';

/**
 * Every loop asks somebody or counts (FLOW-16), and from everywhere some way leads to a screen or an end. Each loop's
 * counter-example goes from an entry into the loop and once around it.
 */
export const checkLoops = ({ report, say }: Context, flow: Flow): void => {
  const ways = explore(
    flow,
    () => true,
    () => true,
  );
  const routeTo = (target: number): PathStep[] => {
    const point = ways?.at[target]?.[0];
    return ways === undefined || point === undefined ? [] : ways.pathTo(point);
  };
  for (const loop of restlessLoops(flow)) {
    const [first = 0] = loop;
    const names = loop.map((index) => flow.places[index]?.name ?? '');
    report.add('endless-loop', {
      node: flow.places[first]?.id,
      path: () => [...routeTo(first).slice(0, -1), ...around(flow, loop)],
      message: say('This loop neither asks anybody nor counts its turns: {way}.', { way: told([...names, names[0] ?? ''], say) }),
      advice: say('Ask something in it, or put a retry limit into it.'),
    });
  }
  const stuck = stuckPlace(flow);
  if (stuck === undefined) return;
  report.add('no-way-out', {
    node: flow.places[stuck]?.id,
    path: () => routeTo(stuck),
    message: say('From “{step}” no way leads to a screen of a zone or to an end.', { step: flow.places[stuck]?.name ?? '' }),
    advice: say('Wire one of the outcomes after it to a screen or an end.'),
  });
};

const targets = (flow: Flow, index: number): number[] => (flow.exits[index] ?? []).flatMap(({ to }) => (to === undefined ? [] : [to]));

/** Loops made of places that neither wait for a person nor count. One for each place that closes one. */
const restlessLoops = (flow: Flow): number[][] => {
  const restless = (index: number): boolean => {
    const place = flow.places[index];
    return place !== undefined && !place.unclear && place.definition?.asks === false && place.definition.bounded !== true;
  };
  const loops: number[][] = [];
  const done = new Set<number>();
  for (const start of flow.places.keys()) {
    if (done.has(start) || !restless(start)) continue;
    const way: number[] = [start];
    const onWay = new Set(way);
    const open = [targets(flow, start).filter(restless)];
    while (open.length > 0) {
      const next = open.at(-1)?.pop();
      if (next === undefined) {
        open.pop();
        const left = way.pop();
        if (left !== undefined) {
          onWay.delete(left);
          done.add(left);
        }
      } else if (onWay.has(next)) {
        loops.push(way.slice(way.indexOf(next)));
      } else if (!done.has(next)) {
        way.push(next);
        onWay.add(next);
        open.push(targets(flow, next).filter(restless));
      }
    }
  }
  return loops;
};

/** Once around, back to where it began. */
const around = (flow: Flow, loop: readonly number[]): PathStep[] => {
  const [first = 0] = loop;
  const steps = loop.map((index, position): PathStep => {
    const next = loop[position + 1] ?? first;
    const exit = (flow.exits[index] ?? []).find(({ to }) => to === next);
    return { node: flow.places[index]?.id ?? '', ...(exit && { outcome: exit.outcome.id }) };
  });
  return [...steps, { node: flow.places[first]?.id ?? '' }];
};

/** The first place from which nothing that ends a run can be reached. What is not wired yet may still lead anywhere. */
const stuckPlace = (flow: Flow): number | undefined => {
  const sources: number[][] = flow.places.map(() => []);
  const free = flow.places.flatMap((place, index) => {
    for (const to of targets(flow, index)) sources[to]?.push(index);
    const exits = flow.exits[index] ?? [];
    const unwired = exits.some(({ to, drawnAt }) => to === undefined && drawnAt.outcome.kind === 'pass');
    return place.unclear || exits.length === 0 || unwired ? [index] : [];
  });
  const seen = new Set(free);
  for (const index of free) {
    for (const source of sources[index] ?? []) {
      if (seen.has(source)) continue;
      seen.add(source);
      free.push(source);
    }
  }
  const stuck = flow.places.findIndex((_, index) => !seen.has(index));
  return stuck === -1 ? undefined : stuck;
};
