/** Languages written from right to left, by base tag; a script subtag says so too. */
const rightToLeft: ReadonlySet<string> = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ku', 'nqo', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi']);
const scripts = /^(arab|hebr|thaa|syrc|nkoo|adlm)$/i;

export const directionOf = (locale: string): 'ltr' | 'rtl' => {
  const [base = '', second = ''] = locale.split('-');
  if (second.length === 4) return scripts.test(second) ? 'rtl' : 'ltr';
  return rightToLeft.has(base.toLowerCase()) ? 'rtl' : 'ltr';
};
