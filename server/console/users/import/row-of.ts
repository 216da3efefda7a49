import type { Identifier, IdentifierKind } from '#flows/kit/identifier.ts';
import { canonical } from '#flows/kit/canonical.ts';
import type { Json } from '#flows/kit/json.ts';
import type { UserColumn, UserStatus } from '#flows/kit/ports.ts';
import type { ImportLine, ImportRow, ImportSettings, RejectedLine } from '#server/storage/ports/user-imports.ts';
import { attributeValue } from '../attribute-value.ts';
import { identifierFaults } from '../identifiers-of.ts';
import { feedingColumns } from './suggest-mapping.ts';

const kinds: Readonly<Record<string, IdentifierKind>> = { '@email': 'email', '@phone': 'phone', '@username': 'username' };
const statuses: Readonly<Record<string, UserStatus>> = {
  active: 'active',
  approved: 'active',
  unapproved: 'unapproved',
  'not approved': 'unapproved',
  disabled: 'disabled',
  'switched off': 'disabled',
};
const yes = new Set(['yes', 'true', '1', 'y', 'x']);
const no = new Set(['no', 'false', '0', 'n']);
// Also what a decoder puts where it could not read.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/;

/** A cell's text in the form a person would have typed it into the column. */
const typed = (column: UserColumn, text: string): Json => {
  switch (column.type) {
    case 'number': {
      const written = /^-?\d+,\d+$/.test(text) ? text.replace(',', '.') : text;
      return Number.isFinite(Number(written)) ? Number(written) : text;
    }
    case 'boolean':
      return yes.has(text.toLowerCase()) ? true : no.has(text.toLowerCase()) ? false : text;
    case 'date': {
      const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
      return day === undefined || month === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    }
    case 'choice':
      return column.options.find((option) => option.toLowerCase() === text.toLowerCase()) ?? text;
    default:
      return text;
  }
};

type Read = { row: ImportRow } | { rejected: RejectedLine };

/** Makes lines into rows under one mapping. A line with anything wrong is rejected whole, with the first column to blame. */
export const rowReader = (
  file: { header: readonly string[] },
  settings: Pick<ImportSettings, 'mapping'>,
  columns: readonly UserColumn[],
  newId: () => string,
): ((line: ImportLine) => Read) => {
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const feeding = feedingColumns(columns);
  const targets = Object.entries(settings.mapping).map(([cell, target]) => ({ index: Number(cell), target }));
  return (source) => {
    const reject = (index: number | undefined, reason: string): Read => ({
      rejected: { ...source, column: index === undefined ? null : (file.header[index] ?? `column ${index + 1}`), reason },
    });
    if (source.cells.length > file.header.length)
      return reject(
        undefined,
        `This line has ${source.cells.length} cells, the first line ${file.header.length}. Is a separator or a quote missing?`,
      );
    const identifiers: Identifier[] = [];
    const attributes = new Map<string, Json>();
    let status: UserStatus | undefined;
    for (const { index, target } of targets) {
      const text = (source.cells[index] ?? '').trim();
      if (text === '') continue;
      if (unreadable.test(text)) return reject(index, 'It has characters that cannot be read. Save the file as UTF-8 and bring it in again.');
      const kind = Object.hasOwn(kinds, target) ? kinds[target] : undefined;
      if (kind !== undefined) {
        const identifier = canonical(kind, text);
        if (identifier === undefined) return reject(index, identifierFaults[kind]);
        identifiers.push(identifier);
        continue;
      }
      if (target === '@status') {
        status = Object.hasOwn(statuses, text.toLowerCase()) ? statuses[text.toLowerCase()] : undefined;
        if (status === undefined) return reject(index, 'Write active, unapproved or disabled.');
        continue;
      }
      const column = byKey.get(target);
      if (column === undefined) return reject(index, 'The column it belongs to was removed meanwhile.');
      const read = attributeValue(column, typed(column, text));
      if ('fault' in read) return reject(index, read.fault);
      attributes.set(column.key, read.value);
    }
    for (const kind of ['email', 'phone'] as const) {
      const key = feeding[kind];
      const named = identifiers.find((identifier) => identifier.kind === kind);
      const value = key === undefined ? undefined : attributes.get(key);
      if (named === undefined && typeof value === 'string') identifiers.push({ kind, canonical: value });
      if (named !== undefined && key !== undefined && value === undefined) attributes.set(key, named.canonical);
    }
    if (identifiers.length === 0) return reject(undefined, 'It names nobody: an e-mail address, a phone number or a user name is needed.');
    return { row: { source, id: newId(), identifiers, attributes: Object.fromEntries(attributes), ...(status !== undefined && { status }) } };
  };
};
