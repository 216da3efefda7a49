import * as z from 'zod';
import { phrase } from '../languages/phrase.ts';
import { parseInstant } from './calendar.ts';
import { domainPattern } from './domain-pattern.ts';
import { valuePath } from './path.ts';

/** Bounds of one condition (FLOW-17). */
export const conditionLimits = { depth: 5, siblings: 20, comparisons: 100, list: 200, text: 500 } as const;

const literal = z.union([z.string().min(1).max(conditionLimits.text), z.number(), z.boolean()]);
const pathOperand = z.strictObject({ path: valuePath });
/** What a value is compared with, or written from: given here, or looked up when the run gets there. */
export const operand = z.union([literal, pathOperand]);
export type Literal = z.infer<typeof literal>;

const moment = z.string().refine((text) => parseInstant(text) !== undefined, phrase('Give a date such as 2026-03-31.'));
const domain = z
  .string()
  .max(254)
  .refine((text) => domainPattern(text) !== undefined, phrase('Give a domain such as example.org, or *.example.org for those under it.'));
const domains = z.array(domain).min(1).max(conditionLimits.list);
const left = valuePath;

/** One row of a condition. Which operators a value knows follows from its type: see `operators`. */
const comparison = z.discriminatedUnion('op', [
  z.strictObject({ left, op: z.literal('exists') }),
  z.strictObject({ left, op: z.literal('not-exists') }),
  z.strictObject({ left, op: z.literal('equals'), right: operand }),
  z.strictObject({ left, op: z.literal('not-equals'), right: operand }),
  z.strictObject({ left, op: z.literal('one-of'), right: z.array(literal).min(1).max(conditionLimits.list) }),
  z.strictObject({ left, op: z.literal('not-one-of'), right: z.array(literal).min(1).max(conditionLimits.list) }),
  z.strictObject({ left, op: z.literal('contains'), right: operand }),
  z.strictObject({ left, op: z.literal('not-contains'), right: operand }),
  z.strictObject({ left, op: z.literal('starts-with'), right: operand }),
  z.strictObject({ left, op: z.literal('ends-with'), right: operand }),
  z.strictObject({ left, op: z.literal('matches-domain'), right: domains }),
  z.strictObject({ left, op: z.literal('greater'), right: z.union([z.number(), pathOperand]) }),
  z.strictObject({ left, op: z.literal('at-least'), right: z.union([z.number(), pathOperand]) }),
  z.strictObject({ left, op: z.literal('less'), right: z.union([z.number(), pathOperand]) }),
  z.strictObject({ left, op: z.literal('at-most'), right: z.union([z.number(), pathOperand]) }),
  /** Both ends belong to it. */
  z.strictObject({ left, op: z.literal('between'), right: z.union([z.tuple([z.number(), z.number()]), z.tuple([moment, moment])]) }),
  z.strictObject({ left, op: z.literal('before'), right: z.union([moment, pathOperand]) }),
  z.strictObject({ left, op: z.literal('after'), right: z.union([moment, pathOperand]) }),
]);
export type Comparison = z.infer<typeof comparison>;
export type Operator = Comparison['op'];

export type Condition = Comparison | { all: Condition[] } | { any: Condition[] } | { not: Condition };

/** Unrolled to a fixed depth instead of recursive, so that no input can nest the parser itself too deeply. */
const nested = (depth: number): z.ZodType<Condition> => {
  if (depth === 0) return comparison;
  const inner = nested(depth - 1);
  const several = z.array(inner).min(1).max(conditionLimits.siblings);
  return z.union([comparison, z.strictObject({ all: several }), z.strictObject({ any: several }), z.strictObject({ not: inner })]);
};

/** Every comparison of a condition, from left to right. */
export const comparisonsOf = (tree: Condition): readonly Comparison[] => {
  if ('op' in tree) return [tree];
  if ('not' in tree) return comparisonsOf(tree.not);
  return ('all' in tree ? tree.all : tree.any).flatMap(comparisonsOf);
};

/** Conditions are data, never text: nothing a builder or a person types is ever run as code. */
export const condition = nested(conditionLimits.depth).refine(
  (tree) => comparisonsOf(tree).length <= conditionLimits.comparisons,
  // As in `conditionLimits`: a phrase has its number in it.
  phrase('A condition has at most 100 comparisons.'),
);

/** Every path a condition looks at, once. */
export const pathsOf = (tree: Condition): readonly string[] => [
  ...new Set(
    comparisonsOf(tree).flatMap((row) =>
      'right' in row && typeof row.right === 'object' && 'path' in row.right ? [row.left, row.right.path] : [row.left],
    ),
  ),
];
