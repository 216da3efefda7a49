import type { Context, Flow } from '../flow.ts';

/** Above this, taking a session away is felt only at the next refresh, an hour later. */
const sensibleAccessSeconds = 3_600;

/** Access tokens live shorter than what renews them, and not for long: nobody can call one back. */
export const checkLifetimes = ({ app: { lifetimes }, report, say }: Context, { places }: Flow): void => {
  if (!places.some(({ definition }) => definition?.role === 'session')) return;
  const { accessSeconds, refreshSeconds } = lifetimes;
  if (accessSeconds <= sensibleAccessSeconds && accessSeconds <= refreshSeconds) return;
  report.add('long-access-life', {
    message:
      accessSeconds > refreshSeconds
        ? say('Access of this app lives longer than the refresh that renews it.')
        : say('Access of this app lives {minutes, plural, one {# minute} other {# minutes}} and cannot be called back before.', {
            minutes: Math.round(accessSeconds / 60),
          }),
    advice: say('Set 10 to 30 minutes in the app’s settings; people stay signed in as long as the refresh lives.'),
  });
};
