import { type CapturedBody, capturedBody } from '../delivery/capture.ts';
import type { LiveWorld } from '../engine/preview/live-world.ts';
import type { Services } from '../services.ts';

export type Letter = CapturedBody & { id: string };

/** Messages a world has caught, newest first; to one address or to any. */
export const lettersIn = async (services: Pick<Services, 'seal'>, live: LiveWorld, to?: string): Promise<Letter[]> => {
  const mails = await live.storage.mailbox.list(live.realm.scope, 100);
  return mails
    .map(({ id, sealed }) => ({ id, ...capturedBody.parse(JSON.parse(services.seal.open('mailbox', id, sealed))) }))
    .filter((letter) => to === undefined || letter.to.toLowerCase() === to.toLowerCase());
};

/** A run of four to ten digits that is no part of other figures. */
export const codeIn = ({ text }: Pick<Letter, 'text'>): string | undefined => /(?<![\d.,:/#-])\d{4,10}(?![\d.,:/-]\d|\d)/.exec(text)?.[0];

/** The secret of a link of ours. */
export const linkIn = ({ text }: Pick<Letter, 'text'>): string | undefined => /\/l\/([\w-]{20,100})/.exec(text)?.[1];
