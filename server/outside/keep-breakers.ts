import QuickLRU from 'quick-lru';
import type { ClockPort } from '#flows/kit/ports.ts';
import { type Breaker, createBreaker } from '../delivery/breaker.ts';

/** Breakers by name, made when first asked for and shared by whoever asks again; the longest unused ones are forgotten. */
export const keepBreakers = (clock: ClockPort): ((name: string) => Breaker) => {
  const kept = new QuickLRU<string, Breaker>({ maxSize: 1_000 });
  return (name) => {
    const breaker = kept.get(name) ?? createBreaker(clock);
    kept.set(name, breaker);
    return breaker;
  };
};
