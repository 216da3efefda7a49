import { ArrowRight } from 'lucide-react';
import { NodeIcon } from '#app/_ui/node-icon.tsx';
import { causeWords } from '#app/_ui/run-words.ts';
import { inEnglish } from '#flows/languages/say.ts';
import { asksAgain, type Line, outcomeWords, sinceStart, type Step } from './story-words.ts';

const StoryLine = ({ line, again }: { line: Line; again: boolean }) => {
  const { words, why } = outcomeWords(line, again);
  return (
    <li
      className="flex flex-col gap-1 border-l-3 py-1.5 pl-3"
      style={{ borderColor: line.category === null ? 'var(--line-strong)' : `var(--category-${line.category})` }}
    >
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <NodeIcon name={line.icon} className="size-4 shrink-0 text-muted" />
        <span className="font-medium">{line.title}</span>
        {line.visit > 1 && <span className="text-muted text-xs">visit {line.visit}</span>}
        <ArrowRight aria-hidden className="size-3.5 text-faint" />
        <span>{words}</span>
      </span>
      {why.map((words) => (
        <span key={words} className="pl-6 text-muted text-sm">
          {words}
        </span>
      ))}
      {line.changes.length > 0 && (
        <dl className="flex flex-wrap gap-x-4 gap-y-0.5 pl-6 text-sm">
          {line.changes.map(({ name, value }) => (
            <div key={name} className="flex gap-1.5">
              <dt className="text-muted">{name}</dt>
              <dd className="max-w-80 truncate">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
};

/** One step of a run: what caused it, and every node that was passed by itself. */
export const StoryStep = ({ step, before, startedAt }: { step: Step; before: Step | undefined; startedAt: number }) => (
  <li className="rounded-card border border-line bg-surface p-4">
    <p className="mb-2 flex flex-wrap items-baseline justify-between gap-2">
      <span className="font-medium">
        <span className="mr-2 text-muted tabular-nums">{step.number}</span>
        {causeWords(step.cause, inEnglish)}
      </span>
      <time dateTime={new Date(step.at).toISOString()} className="text-muted text-sm tabular-nums">
        {sinceStart(step.at - startedAt)}
      </time>
    </p>
    <ul className="flex flex-col gap-1.5">
      {/* A node may be passed twice in one step; the place in the list is all that tells them apart, and it never changes. */}
      {step.lines.map((line, index) => (
        <StoryLine key={`${line.node}:${line.visit}:${index}`} line={line} again={asksAgain(line, before)} />
      ))}
    </ul>
  </li>
);
