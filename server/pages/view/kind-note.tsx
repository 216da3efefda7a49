/** @jsxImportSource preact */
import type { WireStep } from '#flows/protocol/step.ts';
import type { Words } from '../texts/english.ts';
import { fill } from '../texts/fill.ts';
import { codeMessage } from './code-message.ts';
import { useCountdown } from './countdown.ts';
import { webAddress } from './web-address.ts';

const CodeNote = ({ step, words }: { step: WireStep; words: Words }) => {
  const left = useCountdown(step.challenge.expires_at, step.now);
  if (left === undefined) return null;
  if (left > 0) return <p class="note">{fill(words['code.valid'], { minutes: Math.ceil(left / 60_000) })}</p>;
  return codeMessage(step, left).over ? (
    <p class="note" role="status">
      {words['code.over']}
    </p>
  ) : null;
};

const RedirectNote = ({ step, words }: { step: WireStep; words: Words }) => {
  const url = webAddress(step.challenge.url);
  if (url === undefined) return <p class="note">{words['redirect.unsafe']}</p>;
  return (
    <a class="button primary" href={url.href} rel="noreferrer">
      {fill(words['redirect.to'], { host: url.host })}
    </a>
  );
};

/** Kinds that are drawn by their fields and buttons alone. */
const drawn: readonly string[] = ['form', 'choice', 'code', 'password', 'pin', 'consent', 'message', 'wait', 'redirect', 'app-screen'];

/** What a step says or offers beyond its fields and buttons, by what it is. */
export const KindNote = ({ step, words }: { step: WireStep; words: Words }) => {
  if (step.kind === 'done' || step.kind === 'failed') return null;
  if (step.kind === 'wait') {
    return (
      <div class="waiting">
        <span class="ring" aria-hidden="true" />
        <p class="note scripted">{words['wait.by-itself']}</p>
        <a class="button plain unscripted" href="?">
          {words['wait.check']}
        </a>
      </div>
    );
  }
  if (step.kind === 'redirect') return <RedirectNote step={step} words={words} />;
  if (step.challenge.kind === 'code') return <CodeNote step={step} words={words} />;
  if (step.challenge.kind === 'app-screen') return <p class="note">{words['app-screen.note']}</p>;
  return drawn.includes(step.challenge.kind) ? null : <p class="note">{words['unsupported.note']}</p>;
};
