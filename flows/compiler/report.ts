import type { Issue } from '../kit/issue.ts';
import { type IssueCode, issueCodes } from './issue-codes.ts';

/** Ways and fixes are worked out for so many issues of one code. Whoever has more of them mends these first. */
const detailedPerCode = 50;

export type Finding = Omit<Issue, 'code' | 'severity' | 'path' | 'fix'> & { path?: () => Issue['path']; fix?: () => Issue['fix'] };

export type Report = {
  /** Every issue so far, in the order the passes looked. */
  issues: readonly Issue[];
  /** Notes an issue of the table; its severity follows from its code. */
  add(code: IssueCode, finding: Finding): void;
  /** Notes what a node type's own check found. */
  relay(issue: Issue): void;
};

export const openReport = (): Report => {
  const issues: Issue[] = [];
  const counts = new Map<IssueCode, number>();
  return {
    issues,
    add: (code, { path, fix, ...finding }) => {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      const [way, mended] = count <= detailedPerCode ? [path?.(), fix?.()] : [];
      issues.push({ code, severity: issueCodes[code].severity, ...finding, ...(way && { path: way }), ...(mended && { fix: mended }) });
    },
    relay: (issue) => {
      issues.push(issue);
    },
  };
};
