import { phrase } from '../languages/phrase.ts';
import type { Say } from '../languages/say.ts';
import { parseInstant } from './calendar.ts';
import type { Comparison, Condition, Literal, Operator } from './condition.ts';
import { comparisonsOf } from './condition.ts';
import type { VariableSpec } from './define-node.ts';
import type { UserColumn } from './ports.ts';

/** What kind of value a path leads to. `any`: whatever the app sent; judged when the run gets there. */
export type ValueType = 'text' | 'email' | 'phone' | 'choice' | 'number' | 'boolean' | 'date' | 'instant' | 'any';

const everything: readonly ValueType[] = ['text', 'email', 'phone', 'choice', 'number', 'boolean', 'date', 'instant'];
const written: readonly ValueType[] = ['text', 'email', 'phone', 'choice'];
const moments: readonly ValueType[] = ['date', 'instant'];

/** The operators in the order a builder is offered them, in their words, and the types of values that know them. */
export const operators: Readonly<Record<Operator, { label: string; types: readonly ValueType[] }>> = {
  equals: { label: 'is', types: everything },
  'not-equals': { label: 'is not', types: everything },
  'one-of': { label: 'is one of', types: [...written, 'number'] },
  'not-one-of': { label: 'is none of', types: [...written, 'number'] },
  contains: { label: 'contains', types: written },
  'not-contains': { label: 'does not contain', types: written },
  'starts-with': { label: 'starts with', types: written },
  'ends-with': { label: 'ends with', types: written },
  'matches-domain': { label: 'is an address at', types: ['email', 'text'] },
  greater: { label: 'is greater than', types: ['number'] },
  'at-least': { label: 'is at least', types: ['number'] },
  less: { label: 'is less than', types: ['number'] },
  'at-most': { label: 'is at most', types: ['number'] },
  between: { label: 'is between', types: ['number', ...moments] },
  before: { label: 'is before', types: moments },
  after: { label: 'is after', types: moments },
  exists: { label: 'is filled in', types: everything },
  'not-exists': { label: 'is not filled in', types: everything },
};

export const knowsOperator = (type: ValueType, op: Operator): boolean => type === 'any' || operators[op].types.includes(type);

/** What `context` may hold, as the app that starts a run may send it. */
const contextTypes: Readonly<Record<string, ValueType>> = {
  'context.email': 'email',
  'context.application.id': 'text',
  'context.application.name': 'text',
  'context.application.version': 'text',
  'context.device.id': 'text',
  'context.device.version': 'text',
  'context.device.description': 'text',
  'context.device.simulator': 'boolean',
  'context.team.id': 'text',
  'context.language.id': 'text',
  'context.language.region': 'text',
  'context.language.code': 'text',
  'context.ip': 'text',
};
export const contextPaths: readonly string[] = Object.keys(contextTypes);

export type Surroundings = { columns: readonly Pick<UserColumn, 'key' | 'type'>[]; variables: readonly Pick<VariableSpec, 'name' | 'type'>[] };

/** The type of what a path leads to, or undefined when there is nothing there that a condition may look at. */
export const typeOfPath = (path: string, { columns, variables }: Surroundings): ValueType | undefined => {
  if (path === 'env') return 'choice';
  if (path.startsWith('context.parameters.')) return 'any';
  if (path.startsWith('context.')) return Object.hasOwn(contextTypes, path) ? contextTypes[path] : undefined;
  if (path === 'user.id') return 'text';
  const [root, name = '', property] = path.split('.');
  if (root === 'user') {
    const type = columns.find((column) => column.key === name)?.type;
    // A PIN is a secret: it is verified, never compared.
    return type === 'pin' || property !== undefined ? undefined : type;
  }
  if (root === 'vars') return property === undefined ? variables.find((variable) => variable.name === name)?.type : undefined;
  return root === 'nodes' && property === 'visits' ? 'number' : undefined;
};

export type ConditionFault = { code: 'condition-no-such-value' | 'condition-operator' | 'condition-value-type'; path: string; message: string };

/** What a builder must know before a condition can ever hold: values that do not exist, operators and values of other types. */
export const conditionFaults = (tree: Condition, surroundings: Surroundings, say: Say): readonly ConditionFault[] =>
  comparisonsOf(tree).flatMap((row): ConditionFault[] => {
    const type = typeOfPath(row.left, surroundings);
    if (type === undefined)
      return [{ code: 'condition-no-such-value', path: row.left, message: say('There is no value “{value}” here.', { value: row.left }) }];
    const { label } = operators[row.op];
    if (!knowsOperator(type, row.op))
      return [
        {
          code: 'condition-operator',
          path: row.left,
          message: say('“{value}” is {type}, so “{operator}” cannot be asked of it.', {
            value: row.left,
            type: say(typeWords[type]),
            operator: say(label),
          }),
        },
      ];
    return literalsOf(row)
      .filter((literal) => !fits(type, row.op, literal))
      .slice(0, 1)
      .map((literal) => ({
        code: 'condition-value-type',
        path: row.left,
        message: say('“{value}” is {type}, so it can never match “{other}”.', {
          value: row.left,
          type: say(typeWords[type]),
          other: String(literal),
        }),
      }));
  });

const typeWords: Readonly<Record<ValueType, string>> = {
  text: phrase('a text'),
  email: phrase('an e-mail address'),
  phone: phrase('a phone number'),
  choice: phrase('a choice'),
  number: phrase('a number'),
  boolean: phrase('a yes or no'),
  date: phrase('a date'),
  instant: phrase('a point in time'),
  any: phrase('any value'),
};

const literalsOf = (row: Comparison): readonly Literal[] => {
  if (!('right' in row)) return [];
  if (Array.isArray(row.right)) return row.right;
  return typeof row.right === 'object' ? [] : [row.right];
};

const fits = (type: ValueType, op: Operator, literal: Literal): boolean => {
  if (type === 'any' || op === 'matches-domain') return true;
  if (type === 'date' || type === 'instant') return typeof literal === 'string' && parseInstant(literal) !== undefined;
  return typeof literal === (type === 'number' || type === 'boolean' ? type : 'string');
};
