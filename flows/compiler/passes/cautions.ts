import { phrase } from '../../languages/phrase.ts';
import type { Point, Ways } from '../explore.ts';
import { fact, type Facts, has, proofFact, proofsIn } from '../facts.ts';
import { closeGap } from '../fixes/close-gap.ts';
import type { Context, Exit, Flow, Place } from '../flow.ts';
import type { Survey } from '../survey.ts';

/** What is safe but probably not meant. Nothing here keeps a flow from being published. */
export const caution = (context: Context, survey: Survey): void => {
  const { flow, ways } = survey;
  flow.places.forEach((place, index) => {
    const points = ways.at[index] ?? [];
    if (place.unclear) return;
    warnOfLeak(context, ways, place, points);
    warnOfPasswordOnly(context, ways, place, points);
    warnOfNewcomers(context, survey, place, points);
    for (const exit of flow.exits[index] ?? []) {
      warnOfSameFactor(context, flow, ways, place, points, exit);
    }
  });
};

const warnOfLeak = ({ report, say }: Context, ways: Ways<Facts>, place: Place, points: readonly Point<Facts>[]): void => {
  const point = place.discloses ? points.find(({ facts }) => !has(facts, fact.proven)) : undefined;
  if (point === undefined) return;
  report.add('account-leak', {
    node: place.id,
    path: () => ways.pathTo(point),
    message: say('“{step}” tells anybody whether an address has an account.', { step: place.name }),
    advice: say('Let people prove who they are before it, or do not branch on it.'),
  });
};

/** Proofs of one kind count once, so that two codes by mail are never two factors. */
const warnOfSameFactor = (
  { report, say }: Context,
  flow: Flow,
  ways: Ways<Facts>,
  place: Place,
  points: readonly Point<Facts>[],
  exit: Exit,
): void => {
  const { proves } = exit.outcome;
  if (proves === undefined) return;
  for (const point of points) {
    if (!has(point.facts, proofFact(proves.assurance))) continue;
    const way = ways.through(point);
    const first = way.findIndex(({ facts }) => has(facts, proofFact(proves.assurance)));
    const earlier = flow.places[way[first - 1]?.place ?? -1];
    // The same step again, in a loop, is no second factor in anybody's mind.
    if (earlier === undefined || earlier.id === place.id) continue;
    report.add('factor-twice', {
      node: place.id,
      path: () => ways.pathTo(point, exit),
      message: say('“{first}” and “{second}” prove the same kind of thing, {kind}: together they count as one.', {
        first: earlier.name,
        second: place.name,
        kind: say(kinds[proves.assurance]),
      }),
      advice: say('For a second factor use another kind, such as something people know beside something they have.'),
    });
    return;
  }
};

const kinds = {
  identifier: phrase('that an address is theirs'),
  possession: phrase('something people have'),
  knowledge: phrase('something people know'),
  inherence: phrase('something people are'),
} as const;

/** PWD-01: what is remembered may stand alone, but then it has to be long. */
const warnOfPasswordOnly = ({ report, say }: Context, ways: Ways<Facts>, place: Place, points: readonly Point<Facts>[]): void => {
  if (place.definition?.role !== 'session' || place.zone.kind !== 'secure') return;
  const [first] = points;
  // A PIN or password that opens a locked session stands beside what the session was started by.
  if (first === undefined || !points.every(({ facts }) => proofsIn(facts) === fact.knowledge && !has(facts, fact.held))) return;
  report.add('password-only', {
    node: place.id,
    path: () => ways.pathTo(first),
    message: say('Nothing but a password or PIN protects “{zone}”.', { zone: place.zone.name }),
    advice: say('Add a second proof, such as a code by e-mail; as the only factor a password needs at least 15 characters.'),
  });
};

/** A session in a secure zone is somebody's, and every one where people register. Where only added people may enter, refusing the others is what is meant. */
const warnOfNewcomers = (context: Context, survey: Survey, place: Place, points: readonly Point<Facts>[]): void => {
  const { access } = context.app;
  if (place.definition?.role !== 'session' || access === 'added' || (place.zone.kind !== 'secure' && access === 'anyone')) return;
  const point = points.find(({ facts }) => has(facts, fact.proven) && !has(facts, fact.user));
  if (point === undefined || needsUser(place)) return;
  context.report.add('newcomers-refused', {
    node: place.id,
    path: () => survey.ways.pathTo(point),
    message: context.say('“{step}” refuses people who are not in the users table yet, and on this way nobody puts them there.', { step: place.name }),
    advice: context.say('Register people before it, or let only added people into the app.'),
    fix: () => closeGap(context, survey, place, point, fact.user),
  });
};

/** Then it is an error already. */
const needsUser = ({ requires }: Place): boolean => requires.some(({ kind }) => kind === 'user');
