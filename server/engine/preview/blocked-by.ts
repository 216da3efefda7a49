import type { Issue } from '#flows/kit/issue.ts';

/** Why a draft cannot run, for the phone: the first of its errors, and how many there are. Null when it compiled. */
export type Blocked = { problem: string; count: number } | null;

export const blockedBy = (issues: readonly Issue[]): Blocked => {
  const errors = issues.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  return first === undefined ? null : { problem: first.message, count: errors.length };
};
