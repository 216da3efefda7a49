import type { Services } from '../../services.ts';
import type { LiveWorld } from './live-world.ts';
import { rebasePreview } from './rebase-preview.ts';

/** The phone changes its language: the run in it stays where it is and goes on in the new one. */
export const speakIn = async (services: Services, live: LiveWorld, locale: string): Promise<void> => {
  if (live.plan !== undefined) await rebasePreview(services, live, live.plan, live.plan, locale);
};
