import type { Flow } from '#server/storage/ports/flows.ts';

/** A flow as lists show it. `sandbox`: whether the newest draft compiles, so that the sandbox serves it. */
export const flowView = ({ id, slug, name, revision, published, sandboxPlan, createdAt, updatedAt }: Flow) => ({
  id,
  slug,
  name,
  revision,
  published,
  sandbox: sandboxPlan !== null,
  createdAt,
  updatedAt,
});
export type FlowView = ReturnType<typeof flowView>;
