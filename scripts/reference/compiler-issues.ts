import { issueCodes } from '../../flows/compiler/issue-codes.ts';

const of = (wanted: 'error' | 'warning'): string[] =>
  Object.entries(issueCodes)
    .filter(([, { severity }]) => severity === wanted)
    .map(([code, { title, about }]) => `### ${code}\n\n**${title}.** ${about}\n`);

/** One heading a code, so that `#<code>` leads to it. */
export const compilerIssues = (): string => `# What the compiler finds

The designer checks a drawing while you edit it, and the server checks it again when you publish. Each problem names the step or wire it is about,
what to do, and where possible a fix that is applied in one click (and undone in one). Where a problem depends on the way people take, it
carries the shortest such way; *Walk it* lights it up on the canvas step by step.

Publishing needs zero errors. Warnings never keep you from publishing. Codes are stable. Step types add problems of their own about their settings, in
their own words.

## Errors

${of('error').join('\n')}
## Warnings

${of('warning').join('\n')}`;
