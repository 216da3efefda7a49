import type { Issue } from '../../kit/issue.ts';
import type { Zone } from '../../graph/graph.ts';
import type { Context, Flow, Place } from '../flow.ts';
import { titleOf } from '../words.ts';

/**
 * Zones that ask again when they were left alone (MOB-9): what locks them can be opened, by a step that opens this very
 * zone, and by something the person knows.
 */
export const checkRelocks = (context: Context, flow: Flow): void => {
  for (const [id, zone] of Object.entries(context.graph.zones).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (zone.relock !== undefined) checkRelock(context, flow, id, zone, zone.relock);
  }
  checkContents(context, flow);
};

const checkRelock = (context: Context, flow: Flow, id: string, zone: Zone, relock: NonNullable<Zone['relock']>): void => {
  const { app, report, say } = context;
  const { name } = zone;
  const without: Issue['fix'] = {
    label: say('Do not ask again in “{zone}”', { zone: name }),
    patches: [{ op: 'remove', path: ['zones', id, 'relock'] }],
  };
  if (zone.kind === 'public') {
    report.add('relock-in-public', {
      message: say('“{zone}” asks again, but it is public: there is nobody to ask.', { zone: name }),
      advice: say('Make it secure, or do not ask again.'),
      fix: () => without,
    });
    return;
  }
  const index = flow.places.findIndex((place) => place.id === relock.entry && place.definition?.session === 'locked');
  if (index === -1) {
    report.add('no-relock-entry', {
      message: say('“{zone}” asks again, but the way in that opens it is missing.', { zone: name }),
      advice: say('Add “App came back” to the flow and choose it in the zone.'),
      fix: () => anotherEntry(context, flow, id) ?? without,
    });
    return;
  }
  if (relock.idleSeconds === undefined && !relock.onOffload) {
    report.add('relock-never', {
      message: say('“{zone}” has a way to be opened again, but nothing ever locks it.', { zone: name }),
      advice: say('Say after how many minutes without use, or that closing the app locks it.'),
    });
  }
  const after = behind(flow, index);
  if (!after.some((place) => place.unclear || (place.node.type === unlocks && place.zone.key === zone.key))) {
    report.add('relock-dead-end', {
      node: relock.entry,
      message: say('“{step}” never opens “{zone}” again.', { step: flow.places[index]?.name ?? '', zone: name }),
      advice: say('Lead it to “Unlock session” inside “{zone}”.', { zone: name }),
    });
  } else if (
    !after.some(
      ({ unclear, definition, outcomes }) => unclear || (definition !== undefined && outcomes.some(({ proves }) => proves?.amr.includes('pin'))),
    )
  ) {
    report.add('relock-without-pin', {
      node: relock.entry,
      message: say('“{step}” asks for no PIN: who holds the unlocked device may read its mail as well.', { step: flow.places[index]?.name ?? '' }),
      advice: say('Put “PIN” on this way.'),
    });
  }
  const { accessSeconds } = app.lifetimes;
  if (relock.idleSeconds !== undefined && accessSeconds > relock.idleSeconds) {
    report.add('access-outlives-relock', {
      message: say(
        '“{zone}” is locked after {minutes, plural, one {# minute} other {# minutes}}, but an access token works for {access, plural, one {# minute} other {# minutes}}: your own servers would still take it.',
        {
          zone: name,
          minutes: Math.round(relock.idleSeconds / 60),
          access: Math.round(accessSeconds / 60),
        },
      ),
      advice: say('Shorten access in the app’s settings, or let your servers ask here whether a token is good.'),
    });
  }
};

/** The only type that opens what is locked; its executor judges the session's zone. */
const unlocks = 'session.unlock';

const behind = ({ places, exits }: Flow, from: number): readonly Place[] => {
  const order = [from];
  const seen = new Set(order);
  for (const index of order) {
    for (const { to } of exits[index] ?? []) {
      if (to === undefined || seen.has(to)) continue;
      seen.add(to);
      order.push(to);
    }
  }
  return order.flatMap((index) => places[index] ?? []);
};

const anotherEntry = ({ registry, say }: Context, { places }: Flow, zone: string): Issue['fix'] => {
  const entry = places.find(({ definition }) => definition?.session === 'locked');
  return (
    entry && {
      label: say('Choose “{step}”', { step: titleOf(entry.node, registry, say) }),
      patches: [{ op: 'replace', path: ['zones', zone, 'relock', 'entry'], value: entry.id }],
    }
  );
};

/** A PIN that nobody has locks everybody out: it is written by the builder, or chosen on some way (MOB-9). */
const checkContents = ({ app, report, say }: Context, { places }: Flow): void => {
  const { filled } = app;
  const pins = app.columns.filter(({ type }) => type === 'pin');
  if (filled === undefined || pins.length === 0 || pins.some(({ key }) => filled.includes(key))) return;
  if (places.some(({ unclear, node }) => unclear || node.type === 'user.set-pin')) return;
  const asking = places.find(({ outcomes }) => outcomes.some(({ proves }) => proves?.amr.includes('pin')));
  if (asking === undefined) return;
  report.add('no-pins', {
    node: asking.id,
    message: say('“{step}” asks for a PIN, but none of your users has one.', { step: asking.name }),
    advice: say('Fill the PIN column of the users table, or let people choose one with “Set PIN” after they have signed in.'),
  });
};
