import { addNode } from '../edit/add-node.ts';
import { putInContainer } from '../edit/chain.ts';
import { type Point, type Rect, type Size, snap, sum } from '../edit/geometry.ts';
import { makeRoom } from '../edit/make-room.ts';
import { newId, stemOf } from '../edit/new-id.ts';
import { wire } from '../edit/wire.ts';
import type { Editor } from '../editor/editor.ts';
import { cardMetrics } from '../model/card-size.ts';
import { cardOfKind } from '../model/card-of-kind.ts';
import { compactCard } from '../model/compact-card.ts';
import { rectOfCard } from '../model/rect-of-card.ts';
import { announce, type Slot } from '../view/create-view.ts';
import { freeSpot } from './free-spot.ts';

export type Where = {
  /** Its middle, on the canvas. Without one, a free spot near what is in view, or after what it follows. */
  at?: Point;
  /** The outcome that will lead to it. */
  after?: { from: string; outcome: string };
  /** The wire it is put into: the first half keeps its outcome, the second leaves by the step's first way on. */
  into?: { edge: string };
  slot?: Slot;
};

const middleFor = (editor: Editor, where: Where): Point => {
  const { model } = editor.model.getState();
  const before = where.after === undefined ? undefined : rectOfCard(model, where.after.from);
  if (before !== undefined) return sum(before, { x: before.width + 80 + cardMetrics.width / 2, y: before.height / 2 });
  return editor.canvas.current?.middle() ?? { x: 200, y: 200 };
};

const beside = 56;

/** A step put into a wire stands between the wire's ends; what follows gives way where there is no room. */
const betweenEnds = (editor: Editor, edge: string, size: Size): { rect: Rect; zone: string; from: string } | undefined => {
  const { model } = editor.model.getState();
  const wired = model.graph.edges[edge];
  const [source, target] = [rectOfCard(model, wired?.from ?? ''), rectOfCard(model, wired?.to ?? '')];
  const card = model.cards.get(wired?.from ?? '');
  if (source === undefined || target === undefined || card === undefined || target.x < source.x + source.width) return undefined;
  const rect = { ...snap({ x: source.x + source.width + beside, y: Math.min(source.y, target.y) }), ...size };
  return { rect, zone: card.zone, from: card.id };
};

/** By what is drawn: a card in compact view is centred where it was dropped too. */
const centredAt = (at: Point, drawn: Size): Point => snap({ x: at.x - drawn.width / 2, y: at.y - drawn.height / 2 });

const cardRects = (editor: Editor): ReadonlyMap<string, Rect> => {
  const { model } = editor.model.getState();
  return new Map(
    [...model.cards.keys()].flatMap((id) => {
      const rect = rectOfCard(model, id);
      return rect === undefined ? [] : [[id, rect]];
    }),
  );
};

/** Adds a step as one undoable change, selects it and asks for its first field. Returns its id. */
export const addStep = (editor: Editor, type: string, where: Where = {}): string | undefined => {
  const definition = editor.definitions[type];
  const card = cardOfKind(editor.definitions, type);
  if (definition === undefined || card === undefined) return undefined;
  const { say } = editor.language;
  const { model } = editor.model.getState();
  const id = newId(stemOf(type), model.graph.nodes);
  const { size } = card;
  const between = where.into === undefined ? undefined : betweenEnds(editor, where.into.edge, size);
  const rect =
    between !== undefined
      ? between.rect
      : where.at === undefined
        ? freeSpot(model, middleFor(editor, where), size)
        : { ...centredAt(where.at, editor.view.getState().compact ? compactCard(card).size : size), ...size };
  const onward = card.outcomes.find((outcome) => outcome.kind === 'pass')?.id;
  const done = editor.document.transact(say('Add {step}', { step: say(definition.title) }), (graph) => {
    if (between !== undefined) makeRoom(graph, between.zone, between.rect, between.from, cardRects(editor));
    addNode(graph, id, { type, version: definition.version }, rect);
    if (where.slot !== undefined) putInContainer(graph, id, where.slot.container, where.slot.index);
    if (where.after !== undefined) wire(graph, where.after.from, where.after.outcome, id);
    const split = where.into === undefined ? undefined : graph.edges[where.into.edge];
    if (split !== undefined) {
      const { to } = split;
      split.to = id;
      if (onward !== undefined) wire(graph, id, onward, to);
    }
  });
  if (!done) return undefined;
  editor.view.setState({ selection: new Set([id]), focused: id, wantField: { node: id }, side: 'settings', quickAdd: undefined });
  announce(editor.view, say('Added {step}', { step: say(definition.title) }));
  return id;
};
