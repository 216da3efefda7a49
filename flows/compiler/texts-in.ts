/** A reference to the builder's words (`textRef` of the kit), and where in the config it stands. */
export type TextReference = { id: string; at: readonly (string | number)[] };

/** References to the builder's words, anywhere in a config. Text ids begin with the node's id. */
export const textsIn = (config: unknown, node: string, at: TextReference['at'] = []): TextReference[] => {
  if (typeof config !== 'object' || config === null) return [];
  if ('text' in config && typeof config.text === 'string' && config.text.startsWith(`${node}.`) && Object.keys(config).length === 1) {
    return [{ id: config.text, at }];
  }
  const entries: [string | number, unknown][] = Array.isArray(config) ? [...config.entries()] : Object.entries(config);
  return entries.flatMap(([key, value]) => textsIn(value, node, [...at, key]));
};

/** An empty text is no text. */
export const hasWords = (texts: Readonly<Record<string, string>>, id: string): boolean => Object.hasOwn(texts, id) && texts[id]?.trim() !== '';
