import type { Words } from '../texts/english.ts';

/** What lies over the phone's screen knows of the phone: which world it is in, and how its run goes on. */
export type PhoneVisit = {
  world: string;
  /** Show whose world it is. */
  headers: Record<string, string>;
  app: string;
  words: Words;
  /** Reads the run's step again. */
  reload(): void;
};
