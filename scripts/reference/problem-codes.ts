import { problemCodes } from '../../flows/protocol/problem-document.ts';

const row = ([code, { status, title }]: [string, { status: number; title: string }]): string => `| \`${code}\` | ${status} | ${title} |`;

export const problemCodesPage = (): string => `# Problem codes of the runtime API

Every answer of 400 or more from the runtime API is a problem document (RFC 9457) with the content type \`application/problem+json\`. It says that nothing was
changed. Go by \`code\`: it is stable, \`title\` is a sentence for developers and may be reworded.

\`\`\`json
{ "type": "about:blank", "title": "The run has moved on. Read its current step and try again.", "status": 409,
  "code": "stale-state", "correlation_id": "req_06fw1m9y3s-2f", "current": 4 }
\`\`\`

- \`correlation_id\` finds the logged cause of an answer of 500 or more in the server's log.
- \`current\` comes with \`stale-state\`: the number of the state that is current now. Read the step again with \`GET …/runs/{run}\`.
- \`errors\` comes with \`invalid-input\`: which field (\`path\`) is wrong, and how.
- \`Retry-After\` (seconds) comes with \`too-many-requests\`, \`busy\`, \`unavailable\` and \`in-progress\`. A POST that carries an \`Idempotency-Key\` may be sent
  again without doing anything twice.

What a person typed wrong is no problem document: a wrong code is a step (200) whose \`problems\` say so.

| Code | Status | Meaning |
|---|---|---|
${Object.entries(problemCodes).map(row).join('\n')}

\`/token\`, \`/revoke\` and \`/introspect\` refuse with the errors of RFC 6749 section 5.2 instead: \`invalid_request\`, \`invalid_client\`, \`invalid_grant\`,
\`unsupported_grant_type\`, and \`interaction_required\` while the session is locked.
`;
