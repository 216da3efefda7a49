import type { Json } from '#flows/kit/json.ts';
import type { UserColumn } from '#flows/kit/ports.ts';
import { invalid } from '../fault.ts';
import { attributeValue } from './attribute-value.ts';

/** Checks every given value against its column. Throws Fault with one sentence per column; unknown columns are refused (IN-01). */
export const attributesOf = (columns: readonly UserColumn[], given: Readonly<Record<string, Json>>): Record<string, Json> => {
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const faults: Record<string, string> = {};
  const values: Record<string, Json> = {};
  for (const [key, raw] of Object.entries(given)) {
    const column = byKey.get(key);
    const read = column === undefined ? { fault: 'This column is gone. Reload the page.' } : attributeValue(column, raw);
    if ('fault' in read) faults[key] = read.fault;
    else values[key] = read.value;
  }
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return values;
};
