/** @jsxImportSource preact */
import { Busy, Problem } from '#server/errors.ts';
import { problemOf } from '#server/http/problem-response.ts';
import { LinkButton, PlainScreen } from '../html/plain-screen.tsx';
import type { PageContext } from './page-env.ts';
import { type PageKit, sendPage } from './send-page.ts';
import { wordsOf } from './words-of.ts';
import { PageTrouble, statusOf, troubleOf } from './trouble.ts';

/** Whether trying the same address again may help, by itself. */
const passing: readonly string[] = ['busy', 'internal', 'too-many'];

/** The page for whatever was thrown: what happened, what to do, a reference; nothing of the inside (LOG-03). */
export const troublePage = (kit: PageKit, c: PageContext, error: unknown): Response => {
  const known = error instanceof PageTrouble || error instanceof Problem || error instanceof Busy;
  const problem = error instanceof PageTrouble ? undefined : problemOf(error);
  const trouble = error instanceof PageTrouble ? error.trouble : troubleOf(problem?.code ?? 'internal');
  const correlationId = c.get('correlationId');
  if (!known || statusOf(trouble) >= 500)
    kit.services.log.error(
      { correlationId, path: c.req.path.replace(/\/l\/.*/, '/l/…'), detail: problem?.privateDetail, error },
      'a page could not be served',
    );

  const { again } = c.get('backdrop');
  const words = wordsOf(c);
  // What was posted to can also be opened: there the person stood before.
  const { pathname, search } = new URL(c.req.url);
  const detail = error instanceof PageTrouble ? error.detail : undefined;
  if (problem?.extras.retryAfter !== undefined) c.header('retry-after', String(problem.extras.retryAfter));
  return sendPage(kit, c, {
    status: statusOf(trouble),
    title: words[`error.${trouble}`],
    logo: false,
    reference: detail === undefined ? correlationId : `${detail} · ${correlationId}`,
    content: (
      <PlainScreen mark="neutral" title={words[`error.${trouble}`]} lead={[words[`error.${trouble}-body`]]}>
        {passing.includes(trouble) ? (
          <LinkButton href={pathname + search} label={words['error.retry']} />
        ) : (
          again !== undefined && trouble !== 'client' && trouble !== 'https' && <LinkButton href={again} label={words['start.again']} />
        )}
      </PlainScreen>
    ),
  });
};
