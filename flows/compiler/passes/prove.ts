import type { Point } from '../explore.ts';
import { changesSubject, fact, type Facts } from '../facts.ts';
import { closeGap } from '../fixes/close-gap.ts';
import type { Context, Place } from '../flow.ts';
import { gapAt, isGap, subjectChanged } from '../gap-at.ts';
import type { Survey } from '../survey.ts';
import { told } from '../words.ts';

/**
 * Proves that every place gets what it needs on every path to it, and that a proven person stays that person. What fails
 * is reported once a place and fact, with the shortest path on which it fails and a step that would close the gap.
 */
export const prove = (context: Context, survey: Survey): void => {
  const { flow, needs, ways } = survey;
  flow.places.forEach((place, index) => {
    const points = ways.at[index] ?? [];
    const needed = needs[index] ?? 0;
    for (const wanted of Object.values(fact)) {
      if ((needed & wanted) === 0) continue;
      const point = points.find(({ facts }) => isGap(needed, facts, wanted));
      if (point !== undefined) reportGap(context, survey, place, point, wanted);
    }
    for (const exit of flow.exits[index] ?? []) {
      const point = points.find(({ facts }) => changesSubject(exit, facts));
      if (point === undefined) continue;
      context.report.add('subject-changed', {
        node: place.id,
        path: () => ways.pathTo(point, exit),
        ...subjectChanged(place, context.say),
      });
    }
  });
};

const reportGap = (context: Context, survey: Survey, place: Place, point: Point<Facts>, wanted: Facts): void => {
  const { flow, ways } = survey;
  const { say } = context;
  const { code, ...words } = gapAt(place, wanted, say);
  const names = ways.through(point).map(({ place: index }) => flow.places[index]?.name ?? '');
  context.report.add(code, {
    node: place.id,
    path: () => ways.pathTo(point),
    message: say('{problem} This way: {way}.', { problem: words.message, way: told(names, say) }),
    advice: words.advice,
    fix: () => closeGap(context, survey, place, point, wanted),
  });
};
