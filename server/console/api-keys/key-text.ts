import type { RandomPort } from '#flows/kit/ports.ts';
import type { Env } from '#server/storage/ports/scope.ts';

const form = /^sp_(live|sandbox)_(key_[0-9a-z]{10,40})_([A-Za-z0-9_-]{40,80})$/;

/** A new key: `sp_live_<id>_<secret>`. The environment stands in it for people and scanners; what counts is where it is stored. */
export const writeKey = (env: Env, random: RandomPort): { id: string; secret: string; text: string; prefix: string } => {
  const id = random.id('key');
  const secret = random.secret();
  const prefix = `sp_${env}_${id}`;
  return { id, secret, prefix, text: `${prefix}_${secret}` };
};

/** The parts of a key, or undefined for anything else. */
export const readKey = (text: string): { id: string; secret: string } | undefined => {
  const match = text.length > 200 ? null : form.exec(text);
  return match?.[2] === undefined || match[3] === undefined ? undefined : { id: match[2], secret: match[3] };
};
