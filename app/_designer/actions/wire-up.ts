import { unwire, wire } from '../edit/wire.ts';
import type { Editor } from '../editor/editor.ts';
import { realOutcome, realTarget } from '../model/fold-groups.ts';
import { titleOf } from '../model/names.ts';
import { announce } from '../view/create-view.ts';
import { refusal } from './refusal.ts';

const outcomeLabel = (editor: Editor, from: string, outcome: string): string =>
  editor.model
    .getState()
    .model.cards.get(from)
    ?.ports.find((port) => port.id === outcome)?.label ?? outcome;

/** Leads an outcome to a step, each also as the card of a group shows it, or says why that cannot be. Returns whether it was done. */
export const wireUp = (editor: Editor, node: string, port: string, target: string): boolean => {
  const { model } = editor.model.getState();
  const { from, outcome } = realOutcome(node, port);
  const reason = refusal(model, from, target);
  const to = realTarget(model, target) ?? target;
  if (reason !== undefined) {
    announce(editor.view, reason);
    return false;
  }
  const words = `${titleOf(model, from)}, ${outcomeLabel(editor, from, outcome)}`;
  editor.document.transact(`Connect ${words}`, (graph) => wire(graph, from, outcome, to));
  announce(editor.view, `${words} now leads to ${titleOf(model, to)}`);
  return true;
};

export const takeWireOff = (editor: Editor, from: string, outcome: string): void => {
  const words = `${titleOf(editor.model.getState().model, from)}, ${outcomeLabel(editor, from, outcome)}`;
  editor.document.transact(`Disconnect ${words}`, (graph) => unwire(graph, from, outcome));
  announce(editor.view, `${words} no longer leads anywhere`);
};
