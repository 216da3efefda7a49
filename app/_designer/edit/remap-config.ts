import { valuePath } from '#flows/kit/path.ts';

type Ids = ReadonlyMap<string, string>;

/** `nodes.<id>.visits` of a copied node is the copy's. */
const remapPath = (path: string, ids: Ids): string => {
  const [root, id = '', ...rest] = path.split('.');
  const copy = ids.get(id);
  return root !== 'nodes' || copy === undefined || rest.length === 0 || !valuePath.safeParse(path).success
    ? path
    : ['nodes', copy, ...rest].join('.');
};

/** Slots of a text: `{nodes.<id>.visits}`. */
export const remapWords = (words: string, ids: Ids): string =>
  words.replaceAll(/\{(nodes\.[A-Za-z0-9_.-]{1,200})\}/g, (_slot, path: string) => `{${remapPath(path, ids)}}`);

const remapText = (text: string, ids: Ids): string => {
  const dot = text.indexOf('.');
  const owner = dot === -1 ? undefined : ids.get(text.slice(0, dot));
  return owner === undefined ? text : owner + text.slice(dot);
};

const remapValue = (value: unknown, ids: Ids, key: string): unknown => {
  if (Array.isArray(value)) return value.map((item: unknown) => remapValue(item, ids, key));
  if (typeof value === 'object' && value !== null) return remapConfig(Object.fromEntries(Object.entries(value)), ids);
  if (typeof value !== 'string') return value;
  if (key === 'text') return remapText(value, ids);
  // A screen's button that leads to an entry which was copied too.
  if (key === 'entry') return ids.get(value) ?? value;
  return remapWords(remapPath(value, ids), ids);
};

/**
 * What a config says of copied nodes, said of their copies: its own texts, what conditions and slots look at, where buttons
 * lead. What it says of nodes that were not copied stays.
 */
export const remapConfig = (config: Readonly<Record<string, unknown>>, ids: Ids): Record<string, unknown> =>
  Object.fromEntries(Object.entries(config).map(([key, value]) => [key, remapValue(value, ids, key)]));
