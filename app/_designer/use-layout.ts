'use client';

import { useSyncExternalStore } from 'react';

/** `wide`: canvas, settings and phone together. `middle`: phone and settings share a place. `narrow`: panels slide over the canvas. */
export type Layout = 'wide' | 'middle' | 'narrow';

const queries = { wide: '(min-width: 1280px)', middle: '(min-width: 769px)', roomy: '(min-width: 1600px)' } as const;

const subscribe = (changed: () => void): (() => void) => {
  const media = Object.values(queries).map((query) => matchMedia(query));
  for (const query of media) query.addEventListener('change', changed);
  return () => {
    for (const query of media) query.removeEventListener('change', changed);
  };
};

const read = (): Layout => (matchMedia(queries.wide).matches ? 'wide' : matchMedia(queries.middle).matches ? 'middle' : 'narrow');

export const useLayout = (): Layout => useSyncExternalStore(subscribe, read, () => 'wide');

/** Whether names fit beside the palette's icons without taking the canvas's room. */
export const isRoomy = (): boolean => matchMedia(queries.roomy).matches;

/** Whether panels slide over the canvas. */
export const isNarrow = (): boolean => read() === 'narrow';
