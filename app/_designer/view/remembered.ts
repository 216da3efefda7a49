import * as z from 'zod';
import { pin } from '../walk/pin.ts';
import type { View } from './create-view.ts';
import { drawers } from './create-view.ts';

/** Where a person left an open flow. Every part stands by itself: one that cannot be read is as if it had never been kept. */
const shape = z.object({
  /** Px of the window, and the scale. */
  viewport: z.object({ x: z.number(), y: z.number(), zoom: z.number().positive() }).optional().catch(undefined),
  /** Groups this person sees as one card. */
  collapsed: z.array(z.string().max(64)).max(2_000).catch([]),
  compact: z.boolean().catch(false),
  minimap: z.boolean().optional().catch(undefined),
  outline: z.boolean().optional().catch(undefined),
  paletteOpen: z.boolean().optional().catch(undefined),
  phoneDocked: z.boolean().optional().catch(undefined),
  drawer: z.enum(drawers).optional().catch(undefined),
  pins: z.record(z.string().max(100), pin).catch({}),
});
export type Remembered = z.infer<typeof shape>;

const nothing: Remembered = { collapsed: [], compact: false, pins: {} };

/** The number is the version: a later shape begins anew rather than misread this one. */
const keyOf = (flow: string, person: string): string => `sallyport.view.1.${flow}.${person}`;

/** What this person's browser remembers of a flow. Whatever is stored there, this answers. */
export const recall = (storage: Pick<Storage, 'getItem'>, flow: string, person: string): Remembered => {
  try {
    return shape.catch(nothing).parse(JSON.parse(storage.getItem(keyOf(flow, person)) ?? '{}'));
  } catch {
    return nothing;
  }
};

/**
 * Keeps what a person's view of a flow is like, from now on and in this browser only: nothing of it is in the document,
 * its revision or its history (EDITOR 6). A browser that does not let us store forgets; nothing else happens. Returns how to stop.
 */
export const rememberView = (view: View, storage: Pick<Storage, 'setItem'>, flow: string, person: string): (() => void) =>
  view.subscribe((now, before) => {
    const { viewport, collapsed, compact, minimap, outline, paletteOpen, phoneDocked, drawer, pins } = now;
    const same =
      viewport === before.viewport &&
      collapsed === before.collapsed &&
      compact === before.compact &&
      minimap === before.minimap &&
      outline === before.outline &&
      paletteOpen === before.paletteOpen &&
      phoneDocked === before.phoneDocked &&
      drawer === before.drawer &&
      pins === before.pins;
    if (same) return;
    const kept: Remembered = { viewport, collapsed: [...collapsed], compact, minimap, outline, paletteOpen, phoneDocked, drawer, pins };
    try {
      storage.setItem(keyOf(flow, person), JSON.stringify(kept));
    } catch {
      // Full, or forbidden: the view is as it is, only not next time.
    }
  });
