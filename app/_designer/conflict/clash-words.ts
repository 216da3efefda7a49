import type { Graph } from '#flows/graph/graph.ts';
import type { Place } from '#flows/graph/overlaps.ts';
import { phrase } from '#flows/languages/phrase.ts';
import type { Language } from '#app/_ui/language.tsx';
import { readFields } from '#app/_ui/form/read-form.ts';
import { settingWords } from '../compare/setting-changes.ts';
import { createNodeFacts, type Definitions } from '../model/node-facts.ts';
import { atPlace } from '../saving/at-place.ts';

/** A place both changed, for the one who has to choose: what it is, and how it stands on each side. */
export type ClashWords = { thing: string; aspect?: string; mine: string; theirs: string };

const aspects: Readonly<Record<string, string>> = {
  name: phrase('Name'),
  type: phrase('Kind of step'),
  zone: phrase('Zone'),
  parent: phrase('Fallback chain'),
  order: phrase('Order'),
  position: phrase('Where it stands'),
  size: phrase('Size'),
  config: phrase('Settings'),
  relock: phrase('When it asks again'),
  key: phrase('Key'),
  kind: phrase('Kind of zone'),
  text: phrase('Words'),
  group: phrase('Group'),
};

const plain = { choices: [], control: 'text' } as const;
const things: Readonly<Record<string, string>> = {
  notes: phrase('A note'),
  groups: phrase('A group'),
  languages: phrase('Languages'),
  drawn: phrase('What the Security page drew'),
};

/** Says a clash in a builder's words. Values that take more than a few words are only said to be changed. */
export const clashWords = (definitions: Definitions, mine: Graph, theirs: Graph, place: Place, language: Language): ClashWords => {
  const { say } = language;
  const facts = createNodeFacts(definitions, say);
  const [collection = '', id = '', part, field] = place.map(String);
  const node = mine.nodes[id] ?? theirs.nodes[id];
  const title = (graph: Graph, step: string): string => {
    const found = graph.nodes[step];
    return found === undefined ? say('a step that is gone') : facts(found).title;
  };
  const thing = (): string => {
    // Of a step whose name is the question, the kind is what both sides know it by.
    if (collection === 'nodes' && node !== undefined) {
      const { definition, title: called } = facts(node);
      return part === 'name' && definition !== undefined ? say(definition.title) : called;
    }
    if (collection === 'zones') return say('Zone {name}', { name: (mine.zones[id] ?? theirs.zones[id])?.name ?? '' });
    if (collection === 'strings') return say('Words in {language}', { language: id });
    const edge = collection === 'edges' ? (mine.edges[id] ?? theirs.edges[id]) : undefined;
    if (edge !== undefined) return say('Wire from {step}', { step: title(mine.nodes[edge.from] === undefined ? theirs : mine, edge.from) });
    return say(things[collection] ?? 'The flow');
  };
  const form = part !== 'config' || field === undefined || node === undefined ? undefined : definitions[node.type]?.config;
  const setting = form === undefined ? undefined : readFields(form).find(({ name }) => name === field);
  const said = (graph: Graph): string => {
    const value = atPlace(graph, place);
    if (part === undefined && value === undefined) return say('Taken away');
    const edge = collection === 'edges' && part !== 'outcome' ? graph.edges[id] : undefined;
    if (edge !== undefined) return say('Leads to {step}', { step: title(graph, edge.to) });
    return (
      (setting === undefined && typeof value === 'object' && value !== null ? undefined : settingWords(value, setting ?? plain, language)) ??
      say('Changed')
    );
  };
  const called = setting?.label ?? (part === undefined || collection === 'edges' ? undefined : aspects[part]);
  const aspect = called === undefined ? undefined : say(called);
  return { thing: thing(), ...(aspect === undefined ? {} : { aspect }), mine: said(mine), theirs: said(theirs) };
};
