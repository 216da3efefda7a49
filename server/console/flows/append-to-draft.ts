import type { GraphPatch } from '#flows/graph/patch.ts';
import { rebase } from '#flows/graph/rebase.ts';
import type { Issue } from '#flows/kit/issue.ts';
import { phrase } from '#flows/languages/phrase.ts';
import { compileFor } from '#server/engine/compile-for.ts';
import type { Services } from '#server/services.ts';
import type { Operation } from '#server/storage/ports/flows.ts';
import type { FlowAccess } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { draftOf } from './draft-of.ts';
import { zonesElsewhere } from './zones-elsewhere.ts';

export type Appended =
  /** `since`: what others saved after the change's base; it lies below the change now. */
  | { kind: 'saved'; revision: number; since: readonly Operation[]; issues: readonly Issue[] }
  /** Others changed the same places. Nothing was written. */
  | { kind: 'conflict'; revision: number; since: readonly Operation[] };

/** Recomputations while others save in the same moment. */
const attempts = 20;
/** Operations a change may lie behind the draft. */
const farthest = 2_000;

/**
 * Merges a change that was made against revision `base` into the newest draft and appends it. Compiling happens outside the
 * storage's unit of work, which only checks that the draft is still the one that was compiled. Throws Fault for patches that
 * do not fit.
 */
export const appendToDraft = async (
  access: FlowAccess,
  services: Services,
  change: { base: number; label: string; patches: readonly GraphPatch[] },
): Promise<Appended> => {
  const { flows } = services.storage;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const draft = await draftOf(access, services);
    if (change.base > draft.revision)
      throw new Fault('invalid', phrase('This change belongs to a newer draft than the server has. Reload the page.'));
    const since = await flows.operations(access.flow.id, change.base, farthest);
    if (since.length === farthest) return { kind: 'conflict', revision: draft.revision, since: [] };
    const merged = rebase(draft.graph, since, change.patches, access.actor.say);
    if (merged.kind === 'conflict') return { kind: 'conflict', revision: draft.revision, since };
    if (merged.kind === 'invalid')
      throw new Fault('invalid', phrase('This change cannot be saved.'), {
        reasons: merged.issues.map(({ message, advice }) => [message, advice].filter(Boolean).join(' ')),
      });
    const { graph } = merged;
    const { plan, issues } = await compileFor(services.storage, access.app, graph, await zonesElsewhere(access, services), access.actor);
    const append = {
      label: change.label,
      patches: change.patches,
      graph,
      author: access.actor.member.id,
      at: services.clock.now(),
      sandboxPlan: plan ?? null,
    };
    const saved = await flows.save(access.flow.id, change.base, (now) =>
      now.revision === draft.revision ? { append, value: true } : { value: false },
    );
    if (saved === true) return { kind: 'saved', revision: draft.revision + 1, since, issues };
  }
  throw new Fault('busy', phrase('Many people are saving this flow right now. It is tried again by itself.'), { retryAfter: 1 });
};
