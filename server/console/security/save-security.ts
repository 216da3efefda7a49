import { applyPatches } from '#flows/graph/apply-patches.ts';
import type { GraphPatch } from '#flows/graph/patch.ts';
import type { Issue } from '#flows/kit/issue.ts';
import type { Lifetimes } from '#flows/kit/lifetimes.ts';
import type { SecurityAnswers } from '#flows/security/answers.ts';
import { refusals } from '#flows/security/combinations.ts';
import { drawFlow } from '#flows/security/draw-flow.ts';
import { type Over, redraw } from '#flows/security/redraw.ts';
import { wayBack } from '#flows/security/way-back.ts';
import type { Services } from '#server/services.ts';
import type { AppAccess, Authorized } from '../authorize.ts';
import { invalid, Fault } from '../fault.ts';
import { appendToDraft } from '../flows/append-to-draft.ts';
import { createFlow } from '../flows/create-flow.ts';
import { note } from '../note.ts';
import { drawnFlow, drawnSlug } from './drawn-flow.ts';

/**
 * Draws the flow the answers describe into the app's draft, as one change that can be undone, and sets who may enter and how
 * long people stay. Those two hold at once; the drawing holds when it is published. Throws Fault for combinations that are not
 * possible (MOB-12), with the reason at each answer.
 */
export const saveSecurity = async (
  access: Authorized<'flow.edit', AppAccess>,
  /** Who may draw need not be allowed to change settings. */
  _settings: Authorized<'app.settings', AppAccess>,
  services: Services,
  { answers, lifetimes, over }: { answers: SecurityAnswers; lifetimes: Lifetimes; over: Over },
): Promise<{
  flow: string;
  slug: string;
  revision: number;
  issues: Issue[];
  /** Patches that take the drawing back, against `revision`; null where there was none before. */
  undo: GraphPatch[] | null;
}> => {
  const refused = refusals(answers);
  if (refused.length > 0) throw invalid(Object.fromEntries(refused.map(({ feature, reason }) => [feature, reason])));
  const connectors = await services.storage.connectors.list(access.app.id);
  const drawing = drawFlow(answers, Object.fromEntries(connectors.map(({ id, name }) => [id, name])));
  const found = (await drawnFlow(access.app, services)) ?? (await begin(access, services));

  const app = { ...access.app, access: answers.access, lifetimes };
  const { name, defaultLanguage, theme } = app;
  await services.storage.apps.update(app.id, { name, access: answers.access, lifetimes, defaultLanguage, theme });
  const patches = redraw(found.graph, drawing, found.graph.drawn === undefined ? 'everything' : over);
  const appended = await appendToDraft({ ...access, app, flow: found.flow }, services, { base: found.revision, label: 'Security page', patches });
  if (appended.kind === 'conflict') throw new Fault('conflict', 'Somebody changed the flow in this moment. Look at it, then save again.');
  await note(access, services, 'security.saved', found.flow.id, { access: answers.access, over, ...lifetimes });
  const after = applyPatches(found.graph, patches);
  const undo = after.ok && Object.keys(found.graph.nodes).length > 0 ? [...wayBack(found.graph, after.graph)] : null;
  return { flow: found.flow.id, slug: found.flow.slug, revision: appended.revision, issues: [...appended.issues], undo };
};

const begin = async (access: Authorized<'flow.edit', AppAccess>, services: Services) => {
  await createFlow(access, services, { slug: drawnSlug, name: 'Sign in' });
  const made = await drawnFlow(access.app, services);
  if (made === undefined) throw new Fault('conflict', 'Somebody removed the flow in this moment. Save again.');
  return made;
};
