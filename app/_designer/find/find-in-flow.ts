import type { AppSettings } from '#flows/compiler/app-settings.ts';
import type { Zone } from '#flows/graph/graph.ts';
import { textsByNode } from '#flows/graph/texts-by-node.ts';
import type { Issue } from '#flows/kit/issue.ts';
import type { Card, Model } from '../model/derive-model.ts';
import { drawnRects } from '../model/drawn-rects.ts';
import { namesKind } from '../palette/find-kinds.ts';
import { marksOf } from './marks-of.ts';
import { folded, type FindTrait, parseFind } from './parse-find.ts';
import { reachedSteps, settingsText } from './text-of-step.ts';

/** A step, or a group or note by its key, that was found; of a step, the words of its settings it was found by. */
export type Finding = { id: string; in?: string };

/** What the drawing alone does not say. */
type Around = { problems: ReadonlyMap<string, readonly Issue[]>; connectors: NonNullable<AppSettings['connectors']> };

const isInZone = (zone: Zone | undefined, wanted: string): boolean =>
  zone !== undefined && (zone.kind === wanted || folded(zone.name).includes(wanted) || zone.key.includes(wanted));

/** “e-mail” is found by “email” too. */
const holds = (text: string, word: string): boolean => {
  const own = folded(text);
  return own.includes(word) || own.replaceAll(/[-\s]/g, '').includes(word);
};

/** Left to right, as the flow is read, and from above. */
const inReadingOrder = (model: Model, findings: readonly Finding[]): Finding[] =>
  findings
    .map((finding) => ({ finding, rect: drawnRects(model, finding.id)[0] }))
    .sort((a, b) => (a.rect?.x ?? 0) - (b.rect?.x ?? 0) || (a.rect?.y ?? 0) - (b.rect?.y ?? 0))
    .map(({ finding }) => finding);

/**
 * What fits a query (EDITOR 20): steps by title, kind and its synonyms, the text of their settings, and filters; groups and notes
 * by their words. Nothing for an empty one.
 */
export const findInFlow = (model: Model, around: Around, query: string): readonly Finding[] => {
  const { words, is, zones } = parseFind(query);
  if (words.length + is.length + zones.length === 0) return [];
  const { graph } = model;
  const texts = textsByNode(graph);
  const named = new Map(around.connectors.map(({ id, name }) => [id, name]));
  const entries = [...model.cards.values()].flatMap(({ id, facts }) => (facts.definition?.role === 'entry' ? [id] : []));
  const reached = is.includes('unreached') ? reachedSteps(graph, entries) : undefined;
  const traits: Readonly<Record<FindTrait, (id: string) => boolean>> = {
    problem: (id) => (around.problems.get(id)?.length ?? 0) > 0,
    error: (id) => around.problems.get(id)?.some(({ severity }) => severity === 'error') === true,
    unreached: (id) => reached?.has(id) === false,
  };
  const fits = ({ id, zone, facts }: Card): Finding | undefined => {
    const node = graph.nodes[id];
    if (node === undefined || !is.every((trait) => traits[trait](id)) || !zones.every((wanted) => isInZone(graph.zones[zone], wanted)))
      return undefined;
    const own = settingsText(node, texts.get(id) ?? [], named);
    const { definition, title, line } = facts;
    let where: string | undefined;
    const found = words.every((word) => {
      if (holds(title, word) || (definition !== undefined && namesKind(definition, word, model.say))) return true;
      if (holds(line, word) || holds(definition?.title ?? node.type, word)) return true;
      const text = own.find((each) => holds(each, word));
      where ??= text;
      return text !== undefined;
    });
    return found ? { id, ...(where === undefined ? {} : { in: where }) } : undefined;
  };
  // Filters alone ask for steps.
  const marks = is.length > 0 || words.length === 0 ? [] : marksOf(model);
  const fitting = marks.filter((mark) => words.every((word) => holds(mark.words, word)) && zones.every((wanted) => isInZone(mark.zone, wanted)));
  return inReadingOrder(model, [...[...model.cards.values()].flatMap((card) => fits(card) ?? []), ...fitting.map(({ id }) => ({ id }))]);
};
