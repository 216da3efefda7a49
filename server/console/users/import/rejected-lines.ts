import type { Services } from '#server/services.ts';
import type { Env, Scope } from '#server/storage/ports/scope.ts';
import type { AppAccess, Authorized } from '../../authorize.ts';
import { Fault } from '../../fault.ts';
import { csvLine } from '../csv-line.ts';

/** The lines that did not get in, as they were, each with its number, column and reason: to be mended and brought in again. */
export const rejectedLines = async (
  access: Authorized<'user.edit', AppAccess>,
  services: Services,
  input: { env: Env; id: string },
): Promise<AsyncGenerator<string>> => {
  const scope: Scope = { app: access.app.id, env: input.env };
  const { userImports } = services.storage;
  const made = await userImports.find(scope, input.id);
  if (made === undefined) throw new Fault('not-found', 'This import is gone. Bring the file in again.');
  return (async function* lines() {
    yield `\uFEFF${csvLine([...made.file.header, 'line', 'column', 'reason'])}`;
    for (let after = -1; ; ) {
      const part = await userImports.nextRejected(scope, made.id, after);
      if (part === undefined) return;
      after = part.seq;
      yield part.rejected
        .map(({ line, cells, column, reason }) =>
          csvLine([...made.file.header.map((_, index) => cells[index] ?? ''), String(line), column ?? '', reason]),
        )
        .join('');
    }
  })();
};
