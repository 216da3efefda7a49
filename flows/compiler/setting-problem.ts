import * as z from 'zod';
import type { NodeDefinition } from '../kit/define-node.ts';
import type { Issue } from '../kit/issue.ts';
import type { Finding } from './report.ts';
import { quote } from './words.ts';

/** What is wrong with a setting, in a builder's words. */
export const settingProblem = (
  { config: schema }: Pick<NodeDefinition, 'config'>,
  node: string,
  name: string,
  config: unknown,
  problem: z.core.$ZodIssue,
): Finding => {
  const [field, ...inner] = problem.path.map(String);
  const position = inner.find((key) => /^\d+$/.test(key));
  const label = field === undefined ? 'the settings' : `“${labelOf(schema, field)}”`;
  const where = position === undefined ? label : `${label}, entry ${Number(position) + 1}`;
  const value = valueAt(config, problem.path);
  const isEmpty = value === undefined || value === '';
  const fault = isEmpty ? `${where} is not filled in.` : isOwn(problem) ? `${where}: ${problem.message}` : `${where} ${complaint(problem)}.`;
  return {
    node,
    ...(field !== undefined && { field }),
    message: `${quote(name)}: ${fault}`,
    advice: 'Open the step and correct the setting.',
    fix: () => (problem.code === 'unrecognized_keys' ? removal(node, problem) : undefined),
  };
};

const removal = (node: string, { path, keys }: z.core.$ZodIssueUnrecognizedKeys): Issue['fix'] => {
  const at = path.filter((step) => typeof step !== 'symbol');
  return { label: 'Remove what it does not know', patches: keys.map((key) => ({ op: 'remove', path: ['nodes', node, 'config', ...at, key] })) };
};

const labelOf = (schema: z.ZodType, field: string): string => {
  const shape: Record<string, unknown> = schema instanceof z.ZodObject ? schema.shape : {};
  const inner = Object.hasOwn(shape, field) ? shape[field] : undefined;
  return (inner instanceof z.ZodType ? inner.meta()?.label : undefined) ?? field;
};

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((seen, key) => (typeof seen === 'object' && seen !== null ? Object.getOwnPropertyDescriptor(seen, key)?.value : undefined), value);

/** Whether the author of the node type wrote the message: zod's own begin with one of these words. */
const isOwn = ({ message }: z.core.$ZodIssue): boolean => !/^(Invalid|Too (small|big)|Unrecognized)\b/.test(message);

const complaint = (problem: z.core.$ZodIssue): string => {
  switch (problem.code) {
    case 'too_small':
      return `must be at least ${bound(problem.origin, problem.minimum)}`;
    case 'too_big':
      return `must be at most ${bound(problem.origin, problem.maximum)}`;
    case 'invalid_value':
      return 'is not one of the choices';
    case 'invalid_format':
      return 'is not in the right form';
    case 'unrecognized_keys':
      return `hold something this step does not know: ${problem.keys.join(', ')}`;
    case 'not_multiple_of':
      return `must be a multiple of ${problem.divisor}`;
    default:
      return 'has a value it cannot have';
  }
};

const bound = (origin: string, limit: number | bigint): string => {
  if (origin === 'string') return `${limit} characters long`;
  if (origin === 'array' || origin === 'set') return `${limit} entries long`;
  return String(limit);
};
