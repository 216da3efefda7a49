import type { Issue } from '../kit/issue.ts';
import { inEnglish, type Say } from '../languages/say.ts';
import { applyPatches } from './apply-patches.ts';
import { dangling } from './dangling.ts';
import type { Graph } from './graph.ts';
import { overlaps } from './overlaps.ts';
import type { GraphPatch } from './patch.ts';

export type Rebased<Operation> =
  | { kind: 'merged'; graph: Graph }
  /** The operations the change collides with, oldest first. */
  | { kind: 'conflict'; with: readonly Operation[] }
  | { kind: 'invalid'; issues: readonly Issue[] };

/**
 * Puts a change that was made against an older revision onto the newest one (DESIGN section 3). `since` are the
 * operations after that older revision. Changes to different places merge; changes to the same place, or ones that
 * together would leave a wire or a child hanging, are a conflict that people settle.
 */
export const rebase = <Operation extends { patches: readonly GraphPatch[] }>(
  head: Graph,
  since: readonly Operation[],
  patches: readonly GraphPatch[],
  say: Say = inEnglish,
): Rebased<Operation> => {
  const colliding = since.filter((operation) => overlaps(patches, operation.patches));
  if (colliding.length > 0) return { kind: 'conflict', with: colliding };
  const applied = applyPatches(head, patches, say);
  if (!applied.ok) return { kind: 'invalid', issues: applied.issues };
  const hanging = dangling(head);
  if (since.length > 0 && [...dangling(applied.graph)].some((reference) => !hanging.has(reference))) return { kind: 'conflict', with: since };
  return { kind: 'merged', graph: applied.graph };
};
