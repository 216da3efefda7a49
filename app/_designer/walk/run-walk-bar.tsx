'use client';

import { clsx } from 'clsx';
import { Ban, Check, CircleAlert, CircleSlash, Crosshair, ListRestart, RotateCcw, StepBack, StepForward, WifiOff, X } from 'lucide-react';
import { useStore } from 'zustand';
import { phrase } from '#flows/languages/phrase.ts';
import type { Say } from '#flows/languages/say.ts';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { useSay } from '#app/_ui/language.tsx';
import type { OutcomeSpec } from '#flows/kit/define-node.ts';
import { useEditor, useModel, useView } from '../editor/use-editor.ts';
import { titleOf } from '../model/names.ts';
import type { Trace } from '../phone/phone-remote.ts';
import { usePhone, usePhoneState } from '../phone/use-phone.ts';

const kinds = { pass: Check, fail: CircleAlert, unavailable: CircleSlash } as const;

/** What a wrong answer is called, by what the step would have proven. */
const wrongWords = (outcomes: readonly OutcomeSpec[], say: Say): string => {
  const amr = new Set(outcomes.flatMap(({ proves }) => proves?.amr ?? []));
  if (amr.has('otp')) return say('Wrong code');
  if (amr.has('pwd')) return say('Wrong password');
  return say(amr.has('pin') ? 'Wrong PIN' : 'Wrong answer');
};

/** How many places the run has been at, each visit once. */
const visited = (trace: Trace): number =>
  new Set(trace.steps.flatMap(({ transitions }) => transitions.map(({ node, visit }) => `${node}:${visit}`))).size;

const endings = { done: phrase('They are in'), failed: phrase('Refused') } as const;

/** Everything that can be let happen where the run stands. */
const Outcomes = ({ trace }: { trace: Trace }) => {
  const { walker } = useEditor();
  const phone = usePhone();
  const say = useSay();
  const card = useModel((model) => model.cards.get(trace.node ?? ''));
  const online = usePhoneState(({ device }) => device.online);
  const busy = useStore(walker.store, (state) => state.busy);
  if (card === undefined || trace.status !== 'active') return null;
  const { outcomes } = card.facts;
  return (
    <fieldset aria-label={say('What happens at {step}', { step: card.facts.title })} className="walk-outcomes">
      {outcomes.map(({ id, label, kind }) => {
        const Icon = kinds[kind];
        return (
          <button key={id} type="button" disabled={busy} className={`walk-outcome is-${kind}`} onClick={() => void walker.take(id)}>
            <Icon aria-hidden />
            <span translate="no">{label}</span>
          </button>
        );
      })}
      {trace.canBeWrong && (
        <button type="button" disabled={busy} className="walk-outcome is-fail" onClick={() => void walker.answerWrong()}>
          <Ban aria-hidden />
          {wrongWords(outcomes, say)}
        </button>
      )}
      <button
        type="button"
        aria-pressed={!online}
        disabled={busy}
        className="walk-outcome is-unavailable"
        onClick={() => void phone.setDevice({ online: !online })}
      >
        <WifiOff aria-hidden />
        {say('Network down')}
      </button>
    </fieldset>
  );
};

/** A past run that is walked again on the draft. */
const ReplayLine = () => {
  const { walker } = useEditor();
  const say = useSay();
  const replay = useStore(walker.store, (state) => state.replay);
  const busy = useStore(walker.store, (state) => state.busy);
  if (replay === undefined) return null;
  const over = replay.at >= replay.steps.length;
  return (
    <p className="walk-replay">
      <span>
        {replay.title} · <strong>{say('{at} of {all}', { at: replay.at, all: replay.steps.length })}</strong>
      </span>
      {over ? (
        <span className="text-muted">{say('That was all of it.')}</span>
      ) : (
        <button type="button" className="walk-outcome" disabled={busy} onClick={() => void walker.next()}>
          <StepForward aria-hidden />
          {say('Next step')}
        </button>
      )}
    </p>
  );
};

/** Walks the run of the phone along the drawing: where it stands, every way on, and the ways back (EDITOR 17). */
export const RunWalkBar = () => {
  const editor = useEditor();
  const { walker } = editor;
  const say = useSay();
  const walking = useView((view) => view.walking && view.walk === undefined && view.shown === undefined);
  const trace = usePhoneState((phone) => phone.trace);
  const { busy, failure, follow, from, replay } = useStore(walker.store);
  const title = useModel((model) => (trace?.node == null ? undefined : titleOf(model, trace.node)));
  const origin = useModel((model) => (from === undefined ? undefined : titleOf(model, from.node)));
  if (!walking || trace === undefined || trace.run === null) return null;
  const ending = trace.status === 'done' || trace.status === 'failed' ? endings[trace.status] : undefined;
  return (
    <div role="toolbar" aria-label={say('Walk')} aria-busy={busy} className="run-walk">
      <div className="walk-line">
        <IconButton size="small" label={say('Back')} disabled={busy || !trace.canStepBack} onClick={() => void walker.back()}>
          <StepBack />
        </IconButton>
        <IconButton size="small" label={say('Restart')} disabled={busy} onClick={() => void walker.restart()}>
          <RotateCcw />
        </IconButton>
        <IconButton size="small" label={say('Follow with the camera')} pressed={follow} onClick={() => walker.follow(!follow)}>
          <Crosshair />
        </IconButton>
        <p className={clsx('walk-place', trace.status === 'failed' && 'is-refused', trace.status === 'done' && 'is-done')}>
          <strong>{say('Step {number}', { number: visited(trace) })}</strong>
          <span className="truncate" translate="no">
            {title ?? say('A step that is gone')}
          </span>
          {ending !== undefined && <span className="walk-ending">{say(ending)}</span>}
        </p>
        {origin !== undefined && replay === undefined && (
          <button type="button" className="walk-origin" title={say('Begin where the flow does')} onClick={() => void walker.fromTheStart()}>
            <ListRestart aria-hidden />
            {say('From {step}', { step: origin })}
          </button>
        )}
        <IconButton size="small" label={say('End the walk')} onClick={() => walker.end()}>
          <X />
        </IconButton>
      </div>
      <Outcomes trace={trace} />
      <ReplayLine />
      {failure !== undefined && (
        <p role="alert" className="walk-failure">
          <CircleAlert aria-hidden />
          {failure}
        </p>
      )}
    </div>
  );
};
