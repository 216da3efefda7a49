/** @jsxImportSource preact */
import type { PhoneBlocked } from '#flows/protocol/phone.ts';
import { PlainScreen } from '../html/plain-screen.tsx';
import type { Words } from '../texts/english.ts';
import { fill } from '../texts/fill.ts';

/** What stands in the phone instead of a step. `retry`: the way in is offered again. */
export type Notice = { title: string; lead: readonly string[]; retry?: boolean };

/** Nothing can run, and the first thing to fix. */
export const blockedNotice = (words: Words, { problem, count }: PhoneBlocked): Notice => ({
  title: words['phone.has-errors'],
  lead: [
    fill(words['phone.fix'], { problem: `\u2068${problem}\u2069` }),
    ...(count > 1 ? [fill(words['phone.more-errors'], { count: count - 1 })] : []),
  ],
});

/** Why a run cannot go on. */
export const troubleNotice = (words: Words, code: string): Notice => {
  if (code === 'flow-unavailable') return { title: words['phone.cannot-run'], lead: [], retry: true };
  if (code === 'not-found' || code === 'unauthorized') return { title: words['phone.gone'], lead: [] };
  if (code === 'run-expired') return { title: words['error.expired'], lead: [words['error.expired-body']], retry: true };
  if (code === 'run-over') return { title: words['error.over'], lead: [words['error.over-body']], retry: true };
  if (code === 'network') return { title: words['step.offline'], lead: [], retry: true };
  return { title: words['error.internal'], lead: [], retry: true };
};

export const NoticeScreen = ({ notice, words, again }: { notice: Notice; words: Words; again: () => void }) => (
  <PlainScreen mark="neutral" title={notice.title} lead={notice.lead}>
    {notice.retry && (
      <div class="actions">
        <button type="button" class="plain" onClick={again}>
          {words['error.retry']}
        </button>
      </div>
    )}
  </PlainScreen>
);
