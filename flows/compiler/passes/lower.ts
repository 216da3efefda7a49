import { outcomesOf } from '../../kit/outcomes-of.ts';
import { inEnglish } from '../../languages/say.ts';
import { baseOf } from '../../languages/base-of.ts';
import type { StepLanguages, StepWords } from '../../languages/steps/step-words.ts';
import { parseTemplate } from '../../plan/parse-template.ts';
import type { Plan, PlanNode, Template } from '../../plan/plan.ts';
import { planHash } from '../../plan/plan-hash.ts';
import type { Context, Exit, Flow, Place } from '../flow.ts';
import { hasWords } from '../texts-in.ts';
import type { Variables } from './collect-variables.ts';

/** The entry an app means that names none. Plans list it first. */
const usualEntry = 'entry.sign-in';

/**
 * Writes the plan: what is reached, jumps as integers, words cut at their slots. Layout, notes and the order of keys
 * leave no trace in it, so that the same flow has the same hash.
 */
export const lower = (context: Context, flow: Flow, variables: Variables, steps: StepLanguages): Plan => {
  const zones = [
    ...new Map(flow.places.map(({ zone: { key, kind, name, relock } }) => [key, { key, kind, name, ...(relock && { relock }) }])).values(),
  ];
  const zoneOf = new Map(zones.map(({ key }, index) => [key, index]));
  const languages = [...new Set([context.app.defaultLanguage, ...context.graph.languages])];
  const content: Omit<Plan, 'hash'> = {
    format: 1,
    languages,
    entries: flow.entries
      .flatMap((node) => {
        const place = flow.places[node];
        return place === undefined ? [] : [lowerEntry(place, node)];
      })
      .sort((a, b) => Number(b.type === usualEntry) - Number(a.type === usualEntry)),
    zones,
    nodes: flow.places.map((place, index) => lowerPlace(place, zoneOf.get(place.zone.key) ?? 0, flow.exits[index] ?? [])),
    strings: lowerStrings(context, flow.places, languages, steps),
    variables: Object.fromEntries([...variables].map(([name, { scope }]) => [name, scope])),
  };
  return { ...content, hash: planHash(content) };
};

const lowerEntry = ({ id, node: { type }, definition, signedIn, zone }: Place, node: number): Plan['entries'][number] => {
  const { session, personal } = definition ?? {};
  return {
    id,
    type,
    node,
    ...(session !== undefined && { session }),
    ...(signedIn && { signedIn: true as const }),
    // A button inside a secure zone is for who is in there.
    ...(session === 'live' && zone.kind === 'secure' && { zone: zone.key }),
    ...(personal === true && { personal: true as const }),
  };
};

const lowerPlace = ({ id, node, config, definition }: Place, zone: number, exits: readonly Exit[]): PlanNode => {
  const role = definition?.role;
  // A plan is the same whatever language its builder reads.
  const labels = new Map(definition === undefined ? [] : outcomesOf(definition, config, inEnglish).map(({ id: outcome, label }) => [outcome, label]));
  return {
    id,
    type: node.type,
    version: node.version,
    config,
    zone,
    // Containers are gone by now.
    ...(role !== undefined && role !== 'chain' && { role }),
    irreversible: definition?.irreversible === true,
    outcomes: Object.fromEntries(
      exits.map(({ outcome: { id: outcome, kind, proves }, to, edges }) => [
        outcome,
        {
          label: labels.get(outcome) ?? outcome,
          kind,
          ...(proves && { proves: { assurance: proves.assurance, amr: [...proves.amr] } }),
          to: to === undefined ? { back: true as const } : { go: to },
          edges: [...edges],
        },
      ]),
    ),
  };
};

/**
 * The builder's words that something reached refers to, and the steps' own: of every type in use, in English and in each language of the
 * plan that they come in. They stand under the base tag, for `pt-BR` and `pt-PT` alike.
 */
const lowerStrings = ({ graph }: Context, places: readonly Place[], languages: readonly string[], steps: StepLanguages): Plan['strings'] => {
  const ids = new Set(places.flatMap(({ texts }) => texts.map(({ id }) => id)));
  const types = new Map(places.map(({ node, definition }) => [node.type, definition?.texts ?? {}]));
  const spoken = languages.map(baseOf).filter((base) => Object.hasOwn(steps, base));
  return Object.fromEntries(
    [...new Set([...languages, ...spoken, 'en'])].map((language) => {
      const words = Object.hasOwn(graph.strings, language) ? (graph.strings[language] ?? {}) : {};
      const own = [...ids].filter((id) => hasWords(words, id)).map((id) => [id, parseTemplate(words[id] ?? '')] as const);
      return [language, Object.fromEntries([...(language === 'en' ? inDefinitions(types) : translated(types, steps[language])), ...own])];
    }),
  );
};

type Types = ReadonlyMap<string, Readonly<Record<string, string>>>;
type Templates = (readonly [key: string, words: Template])[];

const inDefinitions = (types: Types): Templates =>
  [...types].flatMap(([type, texts]) => Object.entries(texts).map(([name, words]) => [`${type}.${name}`, parseTemplate(words)] as const));

/** What the interpreter says is in its own code in English, and in the plan in other languages. */
const translated = (types: Types, language: StepWords = {}): Templates =>
  [...types, ['flow', language['flow'] ?? {}] as const].flatMap(([type, texts]) =>
    Object.keys(texts).flatMap((name) => {
      const words = language[type]?.[name];
      return words === undefined ? [] : [[`${type}.${name}`, parseTemplate(words)] as const];
    }),
  );
