import type { AppPolicy } from '#flows/kit/define-executor.ts';
import { type Lifetimes, lifetimePresets } from '#flows/kit/lifetimes.ts';

/** What a step that starts a session is set to. */
export type LifetimeChoice = Lifetimes & { lifetimes: 'app' | 'own' | keyof typeof lifetimePresets };

export const lifetimesOf = (config: LifetimeChoice, app: Pick<AppPolicy, 'lifetimes'>): Lifetimes => {
  if (config.lifetimes === 'app') return app.lifetimes;
  const { accessSeconds, refreshSeconds, absoluteSeconds } = config.lifetimes === 'own' ? config : lifetimePresets[config.lifetimes];
  return { accessSeconds, refreshSeconds, absoluteSeconds };
};
