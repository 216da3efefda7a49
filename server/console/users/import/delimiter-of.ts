const candidates = [',', ';', '\t', '|'] as const;

/** What separates the cells: of comma, semicolon, tab and bar the one that stands most often in the first line, outside quotes. */
export const delimiterOf = (text: string): string => {
  const first = /^\uFEFF?\s*((?:"(?:[^"]|"")*"|[^"\r\n])*)/.exec(text.slice(0, 20_000))?.[1] ?? '';
  const bare = first.replace(/"(?:[^"]|"")*"/g, '');
  const counted = candidates.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length }));
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).delimiter;
};
