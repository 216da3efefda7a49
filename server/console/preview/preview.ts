import { parseGraph } from '#flows/graph/parse-graph.ts';
import type { Graph } from '#flows/graph/graph.ts';
import { phrase } from '#flows/languages/phrase.ts';
import type { Say } from '#flows/languages/say.ts';
import { type OpenedPreview, openPreview as open } from '#server/engine/preview/open-preview.ts';
import { type InboxMail, type PreviewTrace, previewInbox, previewTrace } from '#server/engine/preview/trace.ts';
import { type UpdatedPreview, updatePreview as update } from '#server/engine/preview/update-preview.ts';
import type { WorldSettings } from '#server/engine/preview/settings.ts';
import { speakIn } from '#server/engine/preview/speak-in.ts';
import type { Services } from '#server/services.ts';
import type { Authorized, FlowAccess } from '../authorize.ts';
import { Fault } from '../fault.ts';
import { previewTwin } from './twin.ts';
import { worldOf } from './world-of.ts';

type Access = Authorized<'flow.edit', FlowAccess>;

const readGraph = (graph: unknown, say: Say): Graph => {
  const parsed = parseGraph(graph, say);
  if (!parsed.ok)
    throw new Fault('invalid', phrase('This flow cannot be read, so the phone cannot run it.'), {
      reasons: parsed.issues.map((issue) => issue.message),
    });
  return parsed.graph;
};

/** Opens a world of its own for the unsaved draft. It lives two hours at most and ends with the console session. */
export const openPreview = async (
  access: Access,
  services: Services,
  input: { graph: unknown },
): Promise<OpenedPreview & { twin: Awaited<ReturnType<typeof previewTwin>> }> => {
  const opened = await open(
    { services, worlds: services.worlds },
    {
      app: access.app,
      flow: access.flow,
      graph: readGraph(input.graph, access.actor.say),
      consoleSession: access.actor.session,
      reader: access.actor,
    },
  );
  return { ...opened, twin: await previewTwin(access, services) };
};

/** Hands the edited draft to the phone; a run in it keeps its place where it can. */
export const updatePreview = async (access: Access, services: Services, input: { world: string; graph: unknown }): Promise<UpdatedPreview> =>
  update({ services, worlds: services.worlds }, await worldOf(access, services, input.world), readGraph(input.graph, access.actor.say), access.actor);

const change = async (access: Access, services: Services, world: string, settings: Partial<WorldSettings>): Promise<void> => {
  const live = await worldOf(access, services, world);
  live.settings = { ...live.settings, ...settings };
  await services.worlds.save(live);
};

/** Moves the world's clock to `offsetMs` ahead of the server's. It never goes back: what has expired stays expired. */
export const movePreviewClock = async (access: Access, services: Services, input: { world: string; offsetMs: number }): Promise<{ now: number }> => {
  const live = await worldOf(access, services, input.world);
  const offsetMs = Math.max(live.settings.offsetMs, input.offsetMs);
  await change(access, services, input.world, { offsetMs });
  return { now: services.clock.now() + offsetMs };
};

/** Changes the scripted device: address, language, whether mail can leave. */
export const changePreviewDevice = async (
  access: Access,
  services: Services,
  input: { world: string; device: Partial<WorldSettings['device']> },
): Promise<void> => {
  const live = await worldOf(access, services, input.world);
  const spoken = live.settings.device.language;
  live.settings = { ...live.settings, device: { ...live.settings.device, ...input.device } };
  const { language } = live.settings.device;
  if (language !== spoken) await speakIn(services, live, language);
  await services.worlds.save(live);
};

export const readPreviewDirectory = async (access: Access, services: Services, input: { world: string }): Promise<WorldSettings['directory']> =>
  (await worldOf(access, services, input.world)).settings.directory;

/** Says who is in the world's directory and whether it answers. */
export const changePreviewDirectory = (
  access: Access,
  services: Services,
  input: { world: string; directory: WorldSettings['directory'] },
): Promise<void> => change(access, services, input.world, { directory: input.directory });

/** Forgets the run in the phone; the phone starts the next one itself. */
export const restartPreview = (access: Access, services: Services, input: { world: string }): Promise<void> =>
  change(access, services, input.world, { run: null });

export const readPreviewInbox = async (access: Access, services: Services, input: { world: string }): Promise<InboxMail[]> =>
  previewInbox(services, await worldOf(access, services, input.world));

export const readPreviewTrace = async (access: Access, services: Services, input: { world: string }): Promise<PreviewTrace> =>
  previewTrace(await worldOf(access, services, input.world));

export const closePreview = async (access: Access, services: Services, input: { world: string }): Promise<void> =>
  services.worlds.remove((await worldOf(access, services, input.world)).row.id);
