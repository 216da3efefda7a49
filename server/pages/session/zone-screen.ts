import * as z from 'zod';
import { resolveText } from '#flows/interpreter/resolve-text.ts';
import { textRef } from '#flows/kit/field-meta.ts';
import type { Plan } from '#flows/plan/plan.ts';

const words = z.object({ title: textRef.optional(), body: textRef.optional() });

/** What the builder says on the first screen of a zone, in a language; undefined when the zone has none. */
export const zoneScreen = (plan: Plan, zone: string, locale: string): { title: string; body: string } | undefined => {
  const node = plan.nodes.find((candidate) => candidate.role === 'zone-screen' && plan.zones[candidate.zone]?.key === zone);
  if (node === undefined) return undefined;
  const own = words.safeParse(node.config).data ?? {};
  const say = (name: 'title' | 'body') => resolveText(plan, locale, { key: own[name]?.text ?? `${node.type}.${name}` }).text;
  return { title: say('title'), body: say('body') };
};
