import * as z from 'zod';
import { resolveText } from '#flows/interpreter/resolve-text.ts';
import { textRef } from '#flows/kit/field-meta.ts';
import { type ScreenButton, screenButton } from '#flows/kit/screen-buttons.ts';
import type { Plan } from '#flows/plan/plan.ts';

/** What a screen of a zone says and offers, in a language. */
export type ZoneContent = { screen: string; title: string; body: string; buttons: readonly ScreenButton[] };

const config = z.object({
  screen: z.string().default('home'),
  title: textRef.optional(),
  body: textRef.optional(),
  buttons: z.array(screenButton).default([]),
});

/** The zone's screen of that name, or its first one; undefined when the flow draws none. */
export const zoneContent = (plan: Plan, zone: string, screen: string | undefined, locale: string): ZoneContent | undefined => {
  for (const node of plan.nodes) {
    if (node.role !== 'zone-screen' || plan.zones[node.zone]?.key !== zone) continue;
    const own = config.safeParse(node.config).data;
    if (own === undefined || (screen !== undefined && own.screen !== screen)) continue;
    const say = (name: 'title' | 'body') => resolveText(plan, locale, { key: own[name]?.text ?? `${node.type}.${name}` }).text;
    return { screen: own.screen, title: say('title'), body: say('body'), buttons: own.buttons };
  }
  return undefined;
};
