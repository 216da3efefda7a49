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
  const { say } = editor.language;
  const names = { step: titleOf(model, from), outcome: outcomeLabel(editor, from, outcome), target: titleOf(model, to) };
  editor.document.transact(say('Connect {step}, {outcome}', names), (graph) => wire(graph, from, outcome, to));
  announce(editor.view, say('{step}, {outcome} now leads to {target}', names));
  return true;
};

export const takeWireOff = (editor: Editor, from: string, outcome: string): void => {
  const { say } = editor.language;
  const names = { step: titleOf(editor.model.getState().model, from), outcome: outcomeLabel(editor, from, outcome) };
  editor.document.transact(say('Disconnect {step}, {outcome}', names), (graph) => unwire(graph, from, outcome));
  announce(editor.view, say('{step}, {outcome} no longer leads anywhere', names));
};
