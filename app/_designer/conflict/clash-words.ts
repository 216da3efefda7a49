import type { Graph } from '#flows/graph/graph.ts';
import type { Place } from '#flows/graph/overlaps.ts';
import type { Say } from '#flows/languages/say.ts';
import { readFields } from '#app/_ui/form/read-form.ts';
import { settingWords } from '../compare/setting-changes.ts';
import { createNodeFacts, type Definitions } from '../model/node-facts.ts';
import { atPlace } from '../saving/at-place.ts';

/** A place both changed, for the one who has to choose: what it is, and how it stands on each side. */
export type ClashWords = { thing: string; aspect?: string; mine: string; theirs: string };

const aspects: Readonly<Record<string, string>> = {
  name: 'Name',
  type: 'Kind of step',
  zone: 'Zone',
  parent: 'Fallback chain',
  order: 'Order',
  position: 'Where it stands',
  size: 'Size',
  config: 'Settings',
  relock: 'When it asks again',
  key: 'Key',
  kind: 'Kind of zone',
  text: 'Words',
  group: 'Group',
};

const plain = { choices: [], control: 'text' } as const;
const things: Readonly<Record<string, string>> = { notes: 'A note', groups: 'A group', languages: 'Languages', drawn: 'What the Security page drew' };

/** Says a clash in a builder's words. Values that take more than a few words are only said to be changed. */
export const clashWords = (definitions: Definitions, mine: Graph, theirs: Graph, place: Place, say: Say): ClashWords => {
  const facts = createNodeFacts(definitions, say);
  const [collection = '', id = '', part, field] = place.map(String);
  const node = mine.nodes[id] ?? theirs.nodes[id];
  const title = (graph: Graph, step: string): string => {
    const found = graph.nodes[step];
    return found === undefined ? 'a step that is gone' : facts(found).title;
  };
  const thing = (): string => {
    // Of a step whose name is the question, the kind is what both sides know it by.
    if (collection === 'nodes' && node !== undefined) return (part === 'name' ? facts(node).definition?.title : undefined) ?? facts(node).title;
    if (collection === 'zones') return `Zone ${(mine.zones[id] ?? theirs.zones[id])?.name ?? ''}`;
    if (collection === 'strings') return `Words in ${id}`;
    const edge = collection === 'edges' ? (mine.edges[id] ?? theirs.edges[id]) : undefined;
    if (edge !== undefined) return `Wire from ${title(mine.nodes[edge.from] === undefined ? theirs : mine, edge.from)}`;
    return things[collection] ?? 'The flow';
  };
  const form = part !== 'config' || field === undefined || node === undefined ? undefined : definitions[node.type]?.config;
  const setting = form === undefined ? undefined : readFields(form).find(({ name }) => name === field);
  const said = (graph: Graph): string => {
    const value = atPlace(graph, place);
    if (part === undefined && value === undefined) return 'Taken away';
    const edge = collection === 'edges' && part !== 'outcome' ? graph.edges[id] : undefined;
    if (edge !== undefined) return `Leads to ${title(graph, edge.to)}`;
    return (setting === undefined && typeof value === 'object' && value !== null ? undefined : settingWords(value, setting ?? plain)) ?? 'Changed';
  };
  const aspect = setting?.label ?? (part === undefined || collection === 'edges' ? undefined : aspects[part]);
  return { thing: thing(), ...(aspect === undefined ? {} : { aspect }), mine: said(mine), theirs: said(theirs) };
};
