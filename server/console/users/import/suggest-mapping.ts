import type { UserColumn } from '#flows/kit/ports.ts';

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** Headers of lists as other programs write them. */
const words: readonly (readonly [target: string, names: readonly string[]])[] = [
  ['@email', ['email', 'emailaddress', 'mail', 'emailadresse', 'mailaddress', 'login']],
  ['@phone', ['phone', 'phonenumber', 'mobile', 'mobilephone', 'mobilenumber', 'telephone', 'tel', 'cell', 'handy', 'telefon']],
  ['@username', ['username', 'user', 'loginname', 'account', 'benutzername']],
  ['@status', ['status', 'state', 'approved']],
];

/** The column that repeats what somebody signs in with, by kind: the first of its type. */
export const feedingColumns = (columns: readonly UserColumn[]): Partial<Record<'email' | 'phone', string>> => ({
  ...Object.fromEntries(
    (['email', 'phone'] as const).flatMap((kind) => {
      const column = columns.find(({ type }) => type === kind);
      return column === undefined ? [] : [[kind, column.key]];
    }),
  ),
});

/** Where each cell of the header seems to belong; each target once, the rest is left out. */
export const suggestMapping = (header: readonly string[], columns: readonly UserColumn[]): Record<string, string> => {
  const feeding = feedingColumns(columns);
  const taken = new Set<string>();
  const mapping: Record<string, string> = {};
  for (const [index, name] of header.entries()) {
    const read = plain(name);
    if (read === '') continue;
    const column = columns.find(({ key, name: title, type }) => type !== 'pin' && (plain(key) === read || plain(title) === read));
    const fed = column && (['email', 'phone'] as const).find((kind) => feeding[kind] === column.key);
    const target = fed === undefined ? (column?.key ?? words.find(([, names]) => names.includes(read))?.[0]) : `@${fed}`;
    if (target === undefined || taken.has(target)) continue;
    taken.add(target);
    mapping[index] = target;
  }
  return mapping;
};
