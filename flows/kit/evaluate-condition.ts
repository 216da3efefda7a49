import { parseInstant } from './calendar.ts';
import { canonicalEmail } from './canonical-email.ts';
import type { Comparison, Condition, Literal } from './condition.ts';
import { domainPattern } from './domain-pattern.ts';
import type { Json } from './json.ts';

type Read = (path: string) => Promise<Json | undefined>;

/**
 * Whether a condition holds: true, false, or undefined when that cannot be known because a value is missing or of the
 * wrong type. Kleene's three-valued logic, so NOT of unknown is unknown and a missing value alone is never "true"
 * (FLOW-05); only `exists` and `not-exists` may ask for it. What `read` throws is thrown.
 */
export const evaluateCondition = async (tree: Condition, read: Read): Promise<boolean | undefined> => {
  if ('op' in tree) return compare(tree, read);
  if ('not' in tree) {
    const inner = await evaluateCondition(tree.not, read);
    return inner === undefined ? undefined : !inner;
  }
  const [parts, decisive] = 'all' in tree ? [tree.all, false] : [tree.any, true];
  let unknown = false;
  for (const part of parts) {
    const held = await evaluateCondition(part, read);
    if (held === decisive) return decisive;
    unknown ||= held === undefined;
  }
  return unknown ? undefined : !decisive;
};

/** What can be compared; an empty text counts as missing, as it does to the person who left a field empty. */
const known = (value: Json | undefined): Literal | undefined =>
  typeof value === 'boolean' || (typeof value === 'string' && value !== '') || (typeof value === 'number' && Number.isFinite(value))
    ? value
    : undefined;

const compare = async (row: Comparison, read: Read): Promise<boolean | undefined> => {
  const found = await read(row.left);
  if (row.op === 'exists' || row.op === 'not-exists') return isThere(found) === (row.op === 'exists');
  const left = known(found);
  if (left === undefined) return undefined;
  switch (row.op) {
    case 'one-of':
      return among(left, row.right);
    case 'not-one-of':
      return negated(among(left, row.right));
    case 'matches-domain':
      return inDomain(left, row.right);
    case 'between':
      return both(atMost(row.right[0], left), atMost(left, row.right[1]));
  }
  const right = known(typeof row.right === 'object' ? await read(row.right.path) : row.right);
  if (right === undefined) return undefined;
  switch (row.op) {
    case 'equals':
      return same(left, right);
    case 'not-equals':
      return negated(same(left, right));
    case 'contains':
      return text(left, right, (whole, part) => whole.includes(part));
    case 'not-contains':
      return negated(text(left, right, (whole, part) => whole.includes(part)));
    case 'starts-with':
      return text(left, right, (whole, part) => whole.startsWith(part));
    case 'ends-with':
      return text(left, right, (whole, part) => whole.endsWith(part));
    case 'greater':
      return numbers(left, right, (a, b) => a > b);
    case 'at-least':
      return numbers(left, right, (a, b) => a >= b);
    case 'less':
      return numbers(left, right, (a, b) => a < b);
    case 'at-most':
      return numbers(left, right, (a, b) => a <= b);
    case 'before':
      return moments(left, right, (a, b) => a < b);
    case 'after':
      return moments(left, right, (a, b) => a > b);
  }
};

const isThere = (value: Json | undefined): boolean => value !== undefined && value !== null && value !== '';
const negated = (held: boolean | undefined): boolean | undefined => (held === undefined ? undefined : !held);
const both = (a: boolean | undefined, b: boolean | undefined): boolean | undefined =>
  a === false || b === false ? false : a === undefined || b === undefined ? undefined : true;

const same = (left: Literal, right: Literal): boolean | undefined => (typeof left === typeof right ? left === right : undefined);

/** Unknown when nothing in the list is of the value's type. */
const among = (left: Literal, list: readonly Literal[]): boolean | undefined => {
  const comparable = list.filter((item) => typeof item === typeof left);
  return comparable.length === 0 ? undefined : comparable.includes(left);
};

const text = (left: Literal, right: Literal, test: (left: string, right: string) => boolean): boolean | undefined =>
  typeof left === 'string' && typeof right === 'string' ? test(left, right) : undefined;

const numbers = (left: Literal, right: Literal, test: (left: number, right: number) => boolean): boolean | undefined =>
  typeof left === 'number' && typeof right === 'number' ? test(left, right) : undefined;

const moments = (left: Literal, right: Literal, test: (left: number, right: number) => boolean): boolean | undefined => {
  const [a, b] = [moment(left), moment(right)];
  return a === undefined || b === undefined ? undefined : test(a, b);
};
const moment = (value: Literal): number | undefined => (typeof value === 'string' ? parseInstant(value) : undefined);

const atMost = (low: Literal, high: Literal): boolean | undefined =>
  typeof low === 'number' ? numbers(low, high, (a, b) => a <= b) : moments(low, high, (a, b) => a <= b);

const inDomain = (left: Literal, domains: readonly string[]): boolean | undefined => {
  const address = typeof left === 'string' ? canonicalEmail(left) : undefined;
  if (address === undefined) return undefined;
  const own = address.slice(address.indexOf('@') + 1);
  return domains.some((text) => {
    const pattern = domainPattern(text);
    return pattern !== undefined && (pattern.under ? own.endsWith(`.${pattern.domain}`) : own === pattern.domain);
  });
};
