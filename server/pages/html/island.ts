import type { WireStep } from '#flows/protocol/step.ts';
import type { Words } from '../texts/english.ts';
import type { Links } from '../view/run-screen.tsx';

/** What a page tells the script that takes it over. No secret: the run's is in its cookie (FLOW-12). */
export type Island = { app: string; words: Words } & ({ kind: 'start' } | { kind: 'run'; step: WireStep; token: string; api: string; links: Links });

/** The phone frame's page holds nothing of a world; the console tells it more. */
export type PhoneIsland = { consoleOrigin: string; world: string };
