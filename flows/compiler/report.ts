import type { Issue } from '../kit/issue.ts';
import { type IssueCode, issueCodes } from './issue-codes.ts';

export type Report = {
  /** Every issue so far, in the order the passes looked. */
  issues: readonly Issue[];
  /** Notes an issue of the table; its severity follows from its code. */
  add(code: IssueCode, finding: Omit<Issue, 'code' | 'severity'>): void;
  /** Notes what a node type's own check found. */
  relay(issue: Issue): void;
};

export const openReport = (): Report => {
  const issues: Issue[] = [];
  return {
    issues,
    add: (code, finding) => {
      issues.push({ code, severity: issueCodes[code].severity, ...finding });
    },
    relay: (issue) => {
      issues.push(issue);
    },
  };
};
