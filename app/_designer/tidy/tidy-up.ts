import type { Editor } from '../editor/editor.ts';
import { rectOfCard } from '../model/rect-of-card.ts';
import { announce } from '../view/create-view.ts';
import { applyPlaces } from './apply-places.ts';
import { layoutEngine } from './engine.ts';
import { glide, placesNow } from './glide.ts';
import { layOut } from './lay-out.ts';
import { tidyJobs } from './tidy-job.ts';

/**
 * Arranges the flow, or only these steps of it, along its outcomes as one undoable change; what is pinned stays. Rejects
 * when the layout engine cannot be loaded. An edit that is made meanwhile wins: then nothing is moved.
 */
export const tidyUp = async (editor: Editor, only?: ReadonlySet<string>): Promise<void> => {
  const { say } = editor.language;
  const { model } = editor.model.getState();
  const jobs = tidyJobs(model, only);
  if (jobs.length === 0) {
    announce(editor.view, say('There is nothing to tidy up'));
    return;
  }
  const engine = await layoutEngine();
  const places = await Promise.all(jobs.map(async (job) => ({ zone: job.zone, at: await layOut(job, engine) })));
  if (editor.model.getState().model !== model) {
    announce(editor.view, say('The flow was changed meanwhile. Tidy up again'));
    return;
  }
  const before = placesNow(editor);
  const rects = new Map(
    [...model.cards.keys()].flatMap((id) => {
      const rect = model.cards.get(id)?.container === undefined ? rectOfCard(model, id) : undefined;
      return rect === undefined ? [] : [[id, rect] as const];
    }),
  );
  const done = editor.document.transact(say(only === undefined ? 'Tidy up' : 'Tidy up the selection'), (graph) => {
    for (const { zone, at } of places) applyPlaces(graph, zone, at, rects, only === undefined);
  });
  if (done) glide(editor, before);
  announce(editor.view, say(done ? 'Tidied up. Undo brings the old places back' : 'Everything stands tidily already'));
};
