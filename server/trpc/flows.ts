import * as z from 'zod';
import { graphPatch } from '#flows/graph/patch.ts';
import { slug, title } from '../console/apps/app-settings.ts';
import { authorize } from '../console/authorize.ts';
import { abortRuns } from '../console/flows/abort-runs.ts';
import { activateVersion } from '../console/flows/activate-version.ts';
import { compareFlow } from '../console/flows/compare-flow.ts';
import { compileDraft } from '../console/flows/compile-draft.ts';
import { createFlow } from '../console/flows/create-flow.ts';
import { followDraft } from '../console/flows/follow-draft.ts';
import { findFlow } from '../console/flows/find-flow.ts';
import { listFlows } from '../console/flows/list-flows.ts';
import { listOperations } from '../console/flows/list-operations.ts';
import { listTemplates } from '../console/flows/list-templates.ts';
import { listVersions } from '../console/flows/list-versions.ts';
import { liveProblems } from '../console/flows/live-problems.ts';
import { openDraft } from '../console/flows/open-draft.ts';
import { publishFlow } from '../console/flows/publish-flow.ts';
import { removeFlow } from '../console/flows/remove-flow.ts';
import { renameFlow } from '../console/flows/rename-flow.ts';
import { restoreVersion } from '../console/flows/restore-version.ts';
import { saveDraft } from '../console/flows/save-draft.ts';
import { versionGraph } from '../console/flows/version-graph.ts';
import { environment } from '../console/users/environment.ts';
import { inApp, inFlow } from './inputs.ts';
import { member, router } from './procedures.ts';

const version = z.int().positive();
const revision = z.int().nonnegative();

export const flowsRouter = router({
  list: member
    .input(inApp)
    .query(async ({ ctx, input }) => listFlows(await authorize(ctx.actor, ctx.services, { app: input.app }, 'flow.view'), ctx.services)),
  /** By the slugs of the console's address; everything else takes the flow's id. */
  find: member
    .input(inApp.extend({ slug: z.string().max(60) }))
    .query(async ({ ctx, input }) => findFlow(await authorize(ctx.actor, ctx.services, { app: input.app }, 'flow.view'), ctx.services, input)),
  templates: member
    .input(inApp)
    .query(async ({ ctx, input }) => listTemplates(await authorize(ctx.actor, ctx.services, { app: input.app }, 'flow.view'))),
  /** Blank, from a template, or with the drawing of a file. */
  create: member
    .input(inApp.extend({ slug, name: title, template: z.string().max(60).optional(), graph: z.unknown().optional() }))
    .mutation(async ({ ctx, input }) => createFlow(await authorize(ctx.actor, ctx.services, { app: input.app }, 'flow.edit'), ctx.services, input)),
  /** Live versions that do not fit the app any more. */
  liveProblems: member
    .input(inApp)
    .query(async ({ ctx, input }) => liveProblems(await authorize(ctx.actor, ctx.services, { app: input.app }, 'flow.view'), ctx.services)),
  rename: member
    .input(inFlow.extend({ name: title }))
    .mutation(async ({ ctx, input }) => renameFlow(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input)),
  remove: member
    .input(inFlow)
    .mutation(async ({ ctx, input }) => removeFlow(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.publish'), ctx.services)),

  draft: member
    .input(inFlow)
    .query(async ({ ctx, input }) => openDraft(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.view'), ctx.services)),
  /** A conflict is an answer (`kind`), sent with status 409. */
  save: member
    .input(inFlow.extend({ base: revision, label: z.string().min(1).max(200), patches: z.array(graphPatch).min(1).max(5_000) }))
    .mutation(async ({ ctx, input }) => saveDraft(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input)),
  /** Says each new revision of the draft after `after`, until the builder is signed out or loses sight of the flow; `operations` has what changed. */
  changes: member
    .input(inFlow.extend({ after: revision }))
    .subscription(async ({ ctx, input, signal }) =>
      followDraft(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.view'), ctx.services, input, signal),
    ),
  operations: member
    .input(inFlow.extend({ after: revision, limit: z.int().min(1).max(500).default(200) }))
    .query(async ({ ctx, input }) =>
      listOperations(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.view'), ctx.services, input),
    ),
  /** A mutation only because a graph is too large for an address; it changes nothing. */
  compile: member
    .input(inFlow.extend({ graph: z.unknown().optional() }))
    .mutation(async ({ ctx, input }) =>
      compileDraft(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),

  publish: member
    .input(inFlow.extend({ revision, label: z.string().trim().max(200) }))
    .mutation(async ({ ctx, input }) =>
      publishFlow(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.publish'), ctx.services, input),
    ),
  versions: member
    .input(inFlow)
    .query(async ({ ctx, input }) => listVersions(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.view'), ctx.services)),
  versionGraph: member
    .input(inFlow.extend({ version }))
    .query(async ({ ctx, input }) => versionGraph(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.view'), ctx.services, input)),
  compare: member
    .input(inFlow.extend({ from: version.optional(), to: version.optional() }))
    .query(async ({ ctx, input }) => compareFlow(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.view'), ctx.services, input)),
  activate: member
    .input(inFlow.extend({ version }))
    .mutation(async ({ ctx, input }) =>
      activateVersion(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.publish'), ctx.services, input),
    ),
  restore: member
    .input(inFlow.extend({ version }))
    .mutation(async ({ ctx, input }) =>
      restoreVersion(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.edit'), ctx.services, input),
    ),
  abortRuns: member
    .input(inFlow.extend({ env: environment }))
    .mutation(async ({ ctx, input }) =>
      abortRuns(await authorize(ctx.actor, ctx.services, { flow: input.flow }, 'flow.publish'), ctx.services, input),
    ),
});
