import { valuePath } from '../kit/path.ts';
import type { Template } from './plan.ts';

const slot = /\{([A-Za-z0-9_.-]{1,200})\}/g;
/** A value the node itself gives: `{code}`, `{sentTo}`. */
const ownName = /^[A-Za-z][A-Za-z0-9]{0,63}$/;

/**
 * A text cut at its slots, once: `Hello {user.name}`. Only a known path or a plain name makes a slot; any other brace is
 * a brace. There is nothing to evaluate.
 */
export const parseTemplate = (text: string): Template => {
  const parts: Template = [];
  let end = 0;
  for (const match of text.matchAll(slot)) {
    const path = match[1] ?? '';
    if (!ownName.test(path) && !valuePath.safeParse(path).success) continue;
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push({ path });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
};
