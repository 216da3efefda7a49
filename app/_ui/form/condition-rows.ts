import type { Operator } from '#flows/kit/condition.ts';
import { operators } from '#flows/kit/condition-types.ts';

/** A condition as rows, complete or not: what the control edits. */
export type Row = { left: string; op: Operator; right: unknown };
export type Group = { joint: Joint; parts: readonly (Row | Group)[] };
export type Joint = 'all' | 'any' | 'none' | 'not-all';

export const emptyRow: Row = { left: '', op: 'equals', right: '' };
export const isGroup = (part: Row | Group): part is Group => 'joint' in part;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isOperator = (value: unknown): value is Operator => typeof value === 'string' && Object.hasOwn(operators, value);

const readPart = (data: unknown): Row | Group => {
  if (!isRecord(data)) return emptyRow;
  if (Array.isArray(data['all'])) return { joint: 'all', parts: data['all'].map(readPart) };
  if (Array.isArray(data['any'])) return { joint: 'any', parts: data['any'].map(readPart) };
  const negated = data['not'];
  if (isRecord(negated)) {
    const inner = readPart(negated);
    if (!isGroup(inner)) return { joint: 'none', parts: [inner] };
    if (inner.joint === 'any') return { ...inner, joint: 'none' };
    if (inner.joint === 'all') return { ...inner, joint: 'not-all' };
    return { joint: 'none', parts: [inner] };
  }
  return { left: typeof data['left'] === 'string' ? data['left'] : '', op: isOperator(data['op']) ? data['op'] : 'equals', right: data['right'] };
};

/** Any stored condition, finished or not, as one group of rows. */
export const readCondition = (data: unknown): Group => {
  const part = data === undefined ? emptyRow : readPart(data);
  return isGroup(part) ? part : { joint: 'all', parts: [part] };
};

const asksForNothing = (op: Operator): boolean => op === 'exists' || op === 'not-exists';

const writePart = (part: Row | Group): unknown => {
  if (!isGroup(part)) return asksForNothing(part.op) ? { left: part.left, op: part.op } : { left: part.left, op: part.op, right: part.right };
  const parts = part.parts.map(writePart);
  switch (part.joint) {
    case 'all':
      return { all: parts };
    case 'any':
      return { any: parts };
    case 'none':
      return { not: { any: parts } };
    case 'not-all':
      return { not: { all: parts } };
  }
};

/** The rows as a condition of the graph; a single row needs no joint. */
export const writeCondition = (group: Group): unknown => {
  const [only, ...others] = group.parts;
  return group.joint === 'all' && only !== undefined && others.length === 0 ? writePart(only) : writePart(group);
};

/** The form of the right side that an operator wants. */
export const rightForm = (op: Operator): 'none' | 'one' | 'several' | 'two' => {
  if (asksForNothing(op)) return 'none';
  if (op === 'one-of' || op === 'not-one-of' || op === 'matches-domain') return 'several';
  return op === 'between' ? 'two' : 'one';
};

/** The right side as it can be kept when the operator changes. */
export const rightFor = (op: Operator, right: unknown): unknown => {
  switch (rightForm(op)) {
    case 'none':
      return undefined;
    case 'several':
      return Array.isArray(right) ? right : right === undefined || right === '' || isRecord(right) ? [] : [right];
    case 'two':
      return Array.isArray(right) && right.length === 2 ? right : ['', ''];
    case 'one':
      return Array.isArray(right) ? (right[0] ?? '') : (right ?? '');
  }
};
