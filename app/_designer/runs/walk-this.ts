import type { Editor } from '../editor/editor.ts';
import type { Model } from '../model/derive-model.ts';
import { showDraft } from '../shown/show-drawing.ts';
import { nobodyYet, pinFor } from '../walk/pin.ts';
import { replaySteps } from '../walk/replay.ts';
import type { RunWay } from './run-way.ts';

/** Walks what a past run did again, step by step, on the draft as it is and with made-up people (EDITOR 18). */
export const walkThis = async (editor: Editor, { way, model: before }: { way: RunWay; model: Model }, day: string): Promise<void> => {
  showDraft(editor);
  const { model } = editor.model.getState();
  const isProof = (node: string) => before.cards.get(node)?.facts.outcomes.some(({ proves }) => proves !== undefined) === true;
  const steps = replaySteps(way.steps, isProof);
  const { knownAt } = await import('#flows/compiler/known-at.ts');
  const env = { registry: editor.definitions, app: editor.app.settings };
  const known = steps[0] && knownAt(model.graph, steps[0].node, env);
  const pin = known === undefined ? nobodyYet : pinFor(known, new Map(), editor.app.settings.access);
  await editor.walker.replay({ title: editor.language.say('Run of {day}', { day }), pin, steps });
};
