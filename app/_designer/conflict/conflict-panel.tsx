'use client';

import { useEffect, useId, useState } from 'react';
import { phrase } from '#flows/languages/phrase.ts';
import { Button } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { Said, useSay } from '#app/_ui/language.tsx';
import { RelativeTime } from '#app/_ui/relative-time.tsx';
import { Spinner } from '#app/_ui/spinner.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { useEditor, useSaving } from '../editor/use-editor.ts';
import { placeKey } from '../saving/clashes.ts';
import type { Side } from '../saving/merge-over.ts';
import type { Differences } from '../saving/start-autosave.ts';
import { showDraft, showDrawing } from '../shown/show-drawing.ts';
import { type ClashWords, clashWords } from './clash-words.ts';
import { drawConflict } from './draw-conflict.ts';

const settled: Readonly<Record<Side | 'merge', readonly [string, string]>> = {
  mine: [phrase('Your changes are kept'), phrase('They lie over what was saved meanwhile. Undo takes them off again.')],
  theirs: [phrase('Their changes are taken'), phrase('Yours to the same things are gone; your other changes stand.')],
  merge: [phrase('Both are merged'), phrase('Undo takes your part off again.')],
};

/** One place both changed: yours or theirs. */
const Choice = ({ words, side, onChange }: { words: ClashWords; side: Side; onChange: (side: Side) => void }) => {
  const name = useId();
  const say = useSay();
  return (
    <fieldset className="clash">
      <legend>
        {words.thing}
        {words.aspect !== undefined && <small>{words.aspect}</small>}
      </legend>
      {(['mine', 'theirs'] as const).map((value) => (
        <label key={value}>
          <input type="radio" name={name} checked={side === value} onChange={() => onChange(value)} />
          <span className={`mark is-${value}`}>{say(value === 'mine' ? 'Yours' : 'Theirs')}</span>
          <span dir="auto">{words[value]}</span>
        </label>
      ))}
    </fieldset>
  );
};

/** What stands between the two, read once for each conflict and drawn on the canvas as long as it lasts. */
const useDifferences = (): { differences?: Differences; failed: boolean; again: () => void } => {
  const editor = useEditor();
  const [differences, setDifferences] = useState<Differences | undefined>();
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an attempt is made again when it is asked for
  useEffect(() => {
    let gone = false;
    setFailed(false);
    editor.autosave.differences().then(
      (found) => {
        if (gone) return;
        setDifferences(found);
        showDrawing(editor, drawConflict(found, editor.language.say));
      },
      () => {
        if (!gone) setFailed(true);
      },
    );
    return () => {
      gone = true;
      showDraft(editor);
    };
  }, [editor, attempt]);
  return { ...(differences === undefined ? {} : { differences }), failed, again: () => setAttempt(attempt + 1) };
};

/** Somebody saved changes to the same things. Nothing is lost until the builder has chosen (EDITOR 13). */
export const ConflictPanel = () => {
  const editor = useEditor();
  const toast = useToast();
  const say = useSay();
  const trouble = useSaving((saving) => saving.trouble);
  const { differences, failed, again } = useDifferences();
  const [choices, setChoices] = useState<ReadonlyMap<string, Side>>(new Map());
  const [busy, setBusy] = useState<Side | 'merge' | undefined>();
  const theirs = trouble?.kind === 'conflict' ? trouble.theirs : [];
  const clashes = differences?.clashes ?? [];
  const sideOf = (key: string): Side => choices.get(key) ?? 'mine';

  const settle = async (how: Side | 'merge') => {
    setBusy(how);
    try {
      const choice = how === 'merge' ? new Map(clashes.map((clash) => [placeKey(clash), sideOf(placeKey(clash))])) : how;
      if (await editor.autosave.settle(choice)) toast.done(say(settled[how][0]), say(settled[how][1]));
      else {
        toast.failed(say('Look once more'), say('Something else was saved meanwhile. Choose again.'));
        again();
      }
    } catch {
      toast.failed(say('Not settled yet'), say('The server cannot be reached. Your edits are still kept here; try again.'));
    } finally {
      setBusy(undefined);
    }
  };

  return (
    <section className="inspector conflict" aria-label={say('Somebody changed the same things')}>
      <header className="inspector-head">
        <div>
          <h2>{say('Somebody changed the same things')}</h2>
          <p>
            {say(
              'Your latest edits are kept in this browser and are not saved yet. Choose what stands where both changed the same; everything else of both stays.',
            )}
          </p>
        </div>
      </header>
      {theirs.length > 0 && (
        <section aria-label={say('Theirs')} className="inspector-section">
          <h3>{say('Saved meanwhile')}</h3>
          <ul className="conflict-theirs">
            {theirs.map((operation) => (
              <li key={operation.revision}>
                {operation.label}
                <small>
                  <Said
                    text="{author}, {time}"
                    with={{ author: <span translate="no">{operation.author}</span>, time: <RelativeTime at={operation.at} /> }}
                  />
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label={say('What both changed')} className="inspector-section flex flex-col gap-3">
        <h3>{say('What both changed')}</h3>
        {failed && (
          <Callout tone="negative" title={say('The differences could not be loaded')} action={<Button onClick={again}>{say('Try again')}</Button>}>
            {say('Your edits are kept in this browser.')}
          </Callout>
        )}
        {differences === undefined && !failed && <Spinner label={say('Comparing')} />}
        {differences !== undefined && clashes.length === 0 && <p className="text-muted">{say('Nothing any more: both can stand.')}</p>}
        {differences !== undefined &&
          clashes.map((clash) => {
            const key = placeKey(clash);
            const words = clashWords(editor.definitions, differences.mine.graph, differences.theirs.graph, clash, editor.language);
            return <Choice key={key} words={words} side={sideOf(key)} onChange={(side) => setChoices(new Map(choices).set(key, side))} />;
          })}
        <div className="flex flex-wrap gap-2">
          <Button look="primary" busy={busy === 'merge'} disabled={differences === undefined} onClick={() => void settle('merge')}>
            {say('Merge as chosen')}
          </Button>
          <Button busy={busy === 'mine'} onClick={() => void settle('mine')}>
            {say('Keep mine')}
          </Button>
          <Button busy={busy === 'theirs'} onClick={() => void settle('theirs')}>
            {say('Take theirs')}
          </Button>
        </div>
      </section>
    </section>
  );
};
