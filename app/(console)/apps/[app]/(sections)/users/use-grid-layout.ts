import { useMemo, useSyncExternalStore } from 'react';
import type { GridLayout } from './grid-columns.ts';

const nothing: GridLayout = { order: [], hidden: ['@created'] };
const changed = 'sallyport-grid-layout';

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []);
const parsed = (text: string | null): GridLayout => {
  if (text === null) return nothing;
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null) return nothing;
    return { order: texts('order' in read ? read.order : []), hidden: texts('hidden' in read ? read.hidden : []) };
  } catch {
    return nothing;
  }
};

const subscribe = (listen: () => void) => {
  window.addEventListener('storage', listen);
  window.addEventListener(changed, listen);
  return () => {
    window.removeEventListener('storage', listen);
    window.removeEventListener(changed, listen);
  };
};

/** How this member has laid out the columns of an app's users, kept in their browser. */
export const useGridLayout = (app: string, member: string): [GridLayout, (layout: GridLayout) => void] => {
  const key = `sallyport:users-grid:${member}:${app}`;
  const text = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(key),
    () => null,
  );
  const layout = useMemo(() => parsed(text), [text]);
  const keep = (next: GridLayout) => {
    localStorage.setItem(key, JSON.stringify(next));
    window.dispatchEvent(new Event(changed));
  };
  return [layout, keep];
};
