import { explore, type Point, type Ways } from '../explore.ts';
import { fact, type Facts, has, proofsIn } from '../facts.ts';
import { closeGap } from '../fixes/close-gap.ts';
import { removeNode } from '../fixes/remove-node.ts';
import type { Context, Place } from '../flow.ts';
import type { Survey } from '../survey.ts';
import { transferOf } from './walk-facts.ts';

/**
 * What is drawn goes together with who may enter the app (MOB-12): nobody sees content of an app for registered people before
 * they have proven who they are (MOB-3), nobody is asked for a proof where anyone may enter, and a personal link needs users
 * whom somebody has added.
 */
export const checkCombinations = (context: Context, survey: Survey): void => {
  const { app, report, say } = context;
  const { flow } = survey;
  for (const index of flow.entries) {
    const place = flow.places[index];
    if (place?.definition?.personal !== true || app.access === 'added') continue;
    report.add('personal-link-not-added', {
      node: place.id,
      message: say(
        app.access === 'anyone'
          ? '“{step}” is for users whom you have added, but anyone may enter this app.'
          : '“{step}” is for users whom you have added, but people register here by themselves.',
        { step: place.name },
      ),
      advice: say('Remove it, or let only people you have added into the app.'),
      fix: () => removeNode(context, place.id),
    });
  }
  checkRelock(context);
  const ways = waysHere(context, survey);
  if (ways === undefined) return;
  flow.places.forEach((place, index) => {
    if (place.unclear || place.definition?.role !== 'session' || place.zone.kind !== 'public') return;
    const points = (ways.at[index] ?? []).filter(({ facts }) => !has(facts, fact.held));
    if (app.access === 'anyone') reportProofs(context, ways, place, points);
    else reportContent(context, { ...survey, ways }, place, points);
  });
};

/** The ways that runs can take as the app is set now: what the access mode decides is decided. */
const waysHere = ({ app }: Context, { flow, needs }: Survey): Ways<Facts> | undefined => {
  const { start, transfer } = transferOf(flow, needs);
  return explore<Facts>(flow, start, (place, exit, facts) =>
    exit.outcome.access === undefined || exit.outcome.access.includes(app.access) ? transfer(place, exit, facts) : undefined,
  );
};

const reportContent = (context: Context, survey: Survey, place: Place, points: readonly Point<Facts>[]): void => {
  const point = points.find(({ facts }) => !has(facts, fact.proven));
  if (point === undefined) return;
  context.report.add('content-unproven', {
    node: place.id,
    path: () => survey.ways.pathTo(point),
    message: context.say(
      context.app.access === 'added'
        ? '“{step}” lets people in who have proven nothing, but this app is for people who were added first.'
        : '“{step}” lets people in who have proven nothing, but this app is for people who register first.',
      { step: place.name },
    ),
    advice: context.say('Put a verification on this way, or open the app to anyone.'),
    fix: () => closeGap(context, survey, place, point, fact.proven),
  });
};

const reportProofs = ({ report, say }: Context, ways: Ways<Facts>, place: Place, points: readonly Point<Facts>[]): void => {
  const [first] = points;
  if (first === undefined || !points.every(({ facts }) => proofsIn(facts) !== 0)) return;
  report.add('proof-where-anyone', {
    node: place.id,
    path: () => ways.pathTo(first),
    message: say('Anyone may enter this app without registration, but everybody has to prove something on the way to “{step}”.', {
      step: place.name,
    }),
    advice: say('Lead a way there without verification, or let only people in who register.'),
  });
};

/** Visitors without registration have no PIN that could be asked for. */
const checkRelock = ({ graph, app, report, say }: Context): void => {
  if (app.access !== 'anyone') return;
  for (const [id, { kind, name, relock }] of Object.entries(graph.zones)) {
    if (kind !== 'public' || relock === undefined) continue;
    report.add('relock-where-anyone', {
      message: say('“{zone}” locks when it is left alone, but anyone may enter it: nobody there has a PIN.', { zone: name }),
      advice: say('Take the lock off this zone, or let only people in who register.'),
      fix: () => ({ label: say('Take the lock off “{zone}”', { zone: name }), patches: [{ op: 'remove', path: ['zones', id, 'relock'] }] }),
    });
  }
};
