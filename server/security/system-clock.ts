import type { ClockPort } from '#flows/kit/ports.ts';

export const systemClock: ClockPort = { now: () => Date.now() };
