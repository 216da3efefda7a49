import type { Say } from '#flows/languages/say.ts';

/** How long something took, short: "0.4 s", "12 s", "2 min 5 s", "1 h 3 min". */
export const durationText = (ms: number, say: Say): string => {
  if (ms < 1_000) return say('{seconds, number, ::.0} s', { seconds: Math.max(0, ms) / 1_000 });
  const seconds = Math.round(ms / 1_000);
  if (seconds < 60) return say('{seconds} s', { seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 60) return say('{hours} h {minutes} min', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  return seconds % 60 === 0 ? say('{minutes} min', { minutes }) : say('{minutes} min {seconds} s', { minutes, seconds: seconds % 60 });
};
