/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { WireStep } from '#flows/protocol/step.ts';
import type { Words } from '../texts/english.ts';
import { fill } from '../texts/fill.ts';
import { ActionButtons } from './action-buttons.tsx';
import { codeMessage } from './code-message.ts';
import { useCountdown } from './countdown.ts';
import { type Fault, faultText } from './faults.ts';
import { Field } from './field.tsx';
import { AlertIcon, BackIcon, CheckIcon, CloseIcon, MailIcon } from './icons.tsx';
import { type Inputs, isPassword } from './inputs.ts';
import { KindNote } from './kind-note.tsx';

export type ScreenProps = {
  /** On hosted pages `state` is the number alone: the secret stays in its cookie. */
  step: WireStep;
  words: Words;
  /** Where the plain form goes, and its token. Without one only script submits (phone frame). */
  form?: { action: string; token: string };
  faults?: readonly Fault[];
  typed?: Inputs;
  /** Trouble that belongs to no field. */
  notice?: string;
  busy?: boolean;
  /** What the person called themselves before, so that a password manager knows whose password is asked for (WEB-11). */
  username?: string;
  /** Ways on when the run is over. */
  footer?: ComponentChildren;
};

const Hidden = ({ form, step }: Pick<ScreenProps, 'form' | 'step'>) =>
  form === undefined ? null : (
    <>
      <input type="hidden" name="token" value={form.token} />
      <input type="hidden" name="state" value={step.state} />
    </>
  );

const Mark = ({ step }: { step: WireStep }) => {
  if (step.kind === 'done')
    return (
      <span class="mark positive">
        <CheckIcon />
      </span>
    );
  return step.kind === 'failed' ? (
    <span class="mark negative">
      <CloseIcon />
    </span>
  ) : null;
};

const Notices = ({ texts }: { texts: readonly string[] }) => (
  <div class="notices" role="alert">
    {texts.map((text) => (
      <p key={text}>
        <AlertIcon />
        <bdi>{text}</bdi>
      </p>
    ))}
  </div>
);

/** One step of a run: one task on one screen. A builder's words may run in another direction than the page: each is a `bdi`. Drawn alike by the server, by the script that takes over, and in the phone frame. */
export const StepScreen = ({ step, words, form, faults = [], typed = {}, notice, busy = false, username, footer }: ScreenProps) => {
  const left = useCountdown(step.challenge.kind === 'code' ? step.challenge.expires_at : undefined, step.now);
  const { problems } = codeMessage(step, left);
  const known = new Set(step.fields.map((field) => field.name));
  const general = problems.filter((problem) => problem.field === undefined || !known.has(problem.field)).map((problem) => problem.text.text);
  if (faults.some((fault) => !known.has(fault.field))) general.push(words['step.refused']);
  const errorsOf = (name: string): string[] =>
    step.fields
      .filter((field) => field.name === name)
      .flatMap((field) => {
        const own = faults.filter((fault) => fault.field === name).map((fault) => faultText(words, field, fault.code));
        return own.length > 0 ? own : problems.filter((problem) => problem.field === name).map((problem) => problem.text.text);
      });
  const said = step.result?.status_text?.text;
  const post = { method: 'post', action: form?.action } as const;

  return (
    <div class="step" data-kind={step.challenge.kind} data-node={step.node} aria-busy={busy ? true : undefined}>
      {step.can_back && (
        <form {...post} class="back" data-go="back">
          <Hidden form={form} step={step} />
          <button type="submit" name="go" value="back" class="link">
            <BackIcon />
            <span>{words['step.back']}</span>
          </button>
        </form>
      )}
      <Mark step={step} />
      <h1 id="title" tabIndex={-1} data-part={step.challenge.title.key}>
        <bdi>{step.challenge.title.text}</bdi>
      </h1>
      {step.challenge.body && (
        <p class="lead" data-part={step.challenge.body.key}>
          <bdi>{step.challenge.body.text}</bdi>
        </p>
      )}
      {said !== undefined && said !== step.challenge.body?.text && said !== step.challenge.title.text && (
        <p class="lead">
          <bdi>{said}</bdi>
        </p>
      )}
      {step.challenge.sent_to !== undefined && (
        <p class="sent">
          <MailIcon />
          <span>{fill(words['field.sent-to'], { address: `\u2068${step.challenge.sent_to}\u2069` })}</span>
        </p>
      )}
      <Notices texts={notice === undefined ? general : [notice, ...general]} />
      <form {...post} class="answer">
        <Hidden form={form} step={step} />
        {username !== undefined && step.fields.some(isPassword) && (
          <input class="unseen" type="text" autocomplete="username" value={username} readOnly tabIndex={-1} aria-hidden="true" />
        )}
        {(step.kind === 'redirect' ? [] : step.fields).map((field, index) => (
          <Field
            key={`${step.node}:${field.name}`}
            field={field}
            id={`f${index}`}
            words={words}
            typed={Object.hasOwn(typed, field.name) ? typed[field.name] : undefined}
            errors={errorsOf(field.name)}
          />
        ))}
        <KindNote step={step} words={words} />
        <ActionButtons step={step} />
        {busy && (
          <p class="working" role="status">
            <span class="ring small" aria-hidden="true" />
            {words['step.working']}
          </p>
        )}
      </form>
      {footer}
    </div>
  );
};
