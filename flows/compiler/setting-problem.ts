import * as z from 'zod';
import type { NodeDefinition } from '../kit/define-node.ts';
import type { Issue } from '../kit/issue.ts';
import type { Say } from '../languages/say.ts';
import type { Finding } from './report.ts';

/** What is wrong with a setting, in a builder's words. */
export const settingProblem = (
  { config: schema }: Pick<NodeDefinition, 'config'>,
  node: string,
  name: string,
  config: unknown,
  problem: z.core.$ZodIssue,
  say: Say,
): Finding => {
  const [field, ...inner] = problem.path.map(String);
  const position = inner.find((key) => /^\d+$/.test(key));
  const label = field === undefined ? say('the settings') : say('“{field}”', { field: labelOf(schema, field, say) });
  const where = position === undefined ? label : say('{setting}, entry {position}', { setting: label, position: Number(position) + 1 });
  const value = valueAt(config, problem.path);
  const isEmpty = value === undefined || value === '';
  const fault = isEmpty
    ? say('{where} is not filled in.', { where })
    : isOwn(problem)
      ? say('{where}: {problem}', { where, problem: say(problem.message) })
      : complaint(problem, where, say);
  return {
    node,
    ...(field !== undefined && { field }),
    message: say('“{step}”: {problem}', { step: name, problem: fault }),
    advice: say('Open the step and correct the setting.'),
    fix: () => (problem.code === 'unrecognized_keys' ? removal(node, problem, say) : undefined),
  };
};

const removal = (node: string, { path, keys }: z.core.$ZodIssueUnrecognizedKeys, say: Say): Issue['fix'] => {
  const at = path.filter((step) => typeof step !== 'symbol');
  return { label: say('Remove what it does not know'), patches: keys.map((key) => ({ op: 'remove', path: ['nodes', node, 'config', ...at, key] })) };
};

const labelOf = (schema: z.ZodType, field: string, say: Say): string => {
  const shape: Record<string, unknown> = schema instanceof z.ZodObject ? schema.shape : {};
  const inner = Object.hasOwn(shape, field) ? shape[field] : undefined;
  const label = inner instanceof z.ZodType ? inner.meta()?.label : undefined;
  return label === undefined ? field : say(label);
};

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((seen, key) => (typeof seen === 'object' && seen !== null ? Object.getOwnPropertyDescriptor(seen, key)?.value : undefined), value);

/** Whether the author of the node type wrote the message: zod's own begin with one of these words. */
const isOwn = ({ message }: z.core.$ZodIssue): boolean => !/^(Invalid|Too (small|big)|Unrecognized)\b/.test(message);

const complaint = (problem: z.core.$ZodIssue, where: string, say: Say): string => {
  switch (problem.code) {
    case 'too_small': {
      const values = { where, limit: Number(problem.minimum) };
      if (problem.origin === 'string') return say('{where} must be at least {limit} characters long.', values);
      if (isList(problem.origin)) return say('{where} must be at least {limit} entries long.', values);
      return say('{where} must be at least {limit}.', values);
    }
    case 'too_big': {
      const values = { where, limit: Number(problem.maximum) };
      if (problem.origin === 'string') return say('{where} must be at most {limit} characters long.', values);
      if (isList(problem.origin)) return say('{where} must be at most {limit} entries long.', values);
      return say('{where} must be at most {limit}.', values);
    }
    case 'invalid_value':
      return say('{where} is not one of the choices.', { where });
    case 'invalid_format':
      return say('{where} is not in the right form.', { where });
    case 'unrecognized_keys':
      return say('{where}: this step does not know {names}.', { where, names: problem.keys.join(', ') });
    case 'not_multiple_of':
      return say('{where} must be a multiple of {divisor}.', { where, divisor: Number(problem.divisor) });
    default:
      return say('{where} has a value it cannot have.', { where });
  }
};

const isList = (origin: string): boolean => origin === 'array' || origin === 'set';
