'use client';

import { useMutation } from '@tanstack/react-query';
import { GitCompare, Rocket } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { Graph } from '#flows/graph/graph.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { Field } from '#app/_ui/field.tsx';
import { Input } from '#app/_ui/input.tsx';
import { useSay } from '#app/_ui/language.tsx';
import { Spinner } from '#app/_ui/spinner.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { compareOnCanvas } from '../compare/compare-on-canvas.ts';
import { useEditor, useGraph, useProblems, useSaving } from '../editor/use-editor.ts';
import { createNodeFacts } from '../model/node-facts.ts';
import { FailingScenarios, useFailingScenarios } from '../scenarios/failing-scenarios.tsx';
import { Changes } from './changes.tsx';
import { diffWords } from './diff-words.ts';

/** What publishing would change, why it cannot be done yet, and the button. */
export const PublishSection = ({
  live,
  liveGraph,
  loaded,
  onPublished,
}: {
  live: number | undefined;
  liveGraph: Graph | undefined;
  loaded: boolean;
  onPublished: () => void;
}) => {
  const editor = useEditor();
  const trpc = useTRPC();
  const toast = useToast();
  const say = useSay();
  const draft = useGraph((graph) => graph);
  const errors = useProblems((problems) => problems.issues.filter((issue) => issue.severity === 'error').length);
  const warnings = useProblems((problems) => problems.issues.filter((issue) => issue.severity === 'warning').length);
  const conflict = useSaving((saving) => saving.trouble?.kind === 'conflict');
  const [label, setLabel] = useState('');
  const lines = useMemo(
    () =>
      liveGraph === undefined
        ? undefined
        : diffWords(liveGraph, draft, createNodeFacts(editor.definitions, editor.language.say), editor.definitions, editor.language),
    [liveGraph, draft, editor],
  );
  const failing = useFailingScenarios().length;
  const publish = useMutation(trpc.flows.publish.mutationOptions());
  const [busy, setBusy] = useState(false);
  const reasons = [
    ...(errors > 0
      ? [say('{count, plural, one {One problem must be settled first.} other {# problems must be settled first.}}', { count: errors })]
      : []),
    ...(failing > 0 ? [say('{count, plural, one {A scenario does not pass.} other {# scenarios do not pass.}}', { count: failing })] : []),
    ...(conflict ? [say('Somebody else changed the same things. Settle that first.')] : []),
    ...(lines?.length === 0 ? [say('Nothing that runs has changed since the live version.')] : []),
    ...(Object.keys(draft.nodes).length === 0 ? [say('There is nothing to publish yet.')] : []),
  ];
  const go = async () => {
    setBusy(true);
    try {
      // Exactly what is on the screen goes live: whatever is not saved yet is saved first.
      if (!(await editor.autosave.flush())) {
        toast.failed(say('Not published'), say('Your edits could not be saved just now. They are kept here; try again when the header says Saved.'));
        return;
      }
      const { version } = await publish.mutateAsync({ flow: editor.flow.id, revision: editor.autosave.store.getState().base, label: label.trim() });
      setLabel('');
      toast.done(say('Version {version} is live', { version }), say('New runs start on it. Runs under way end on the version they began on.'));
      onPublished();
    } catch (error) {
      const fault = faultOf(error, say);
      toast.failed(say('Not published'), [fault?.message, ...(fault?.reasons ?? [])].join(' '));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-label={say('Publish')} className="inspector-section flex flex-col gap-3">
      <h3>{live === undefined ? say('Publish for the first time') : say('Changes since version {version}', { version: live })}</h3>
      {!loaded && <Spinner label={say('Comparing with the live version')} />}
      {lines !== undefined && lines.length > 0 && (
        <>
          <Changes lines={lines} />
          {live !== undefined && (
            <Button
              size="small"
              className="self-start"
              onClick={() => liveGraph !== undefined && compareOnCanvas(editor, { from: live, to: 'draft' }, liveGraph, draft)}
            >
              <GitCompare aria-hidden className="size-3.5" />
              {say('Show on the canvas')}
            </Button>
          )}
        </>
      )}
      {reasons.length > 0 ? (
        <Callout
          tone="caution"
          title={say('Cannot be published yet')}
          action={
            errors > 0 ? (
              <Button size="small" onClick={() => editor.view.setState({ drawer: 'problems' })}>
                {say('Show')}
              </Button>
            ) : undefined
          }
        >
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Callout>
      ) : (
        warnings > 0 && (
          <p className="text-muted text-sm">{say('{count, plural, one {One warning} other {# warnings}} will go with it.', { count: warnings })}</p>
        )
      )}
      <FailingScenarios />
      <Field label={say('What is new')} help={say('For the list of versions. You may leave it empty.')}>
        <Input value={label} maxLength={200} placeholder={say('Password as a fallback')} onChange={(event) => setLabel(event.target.value)} />
      </Field>
      <Button look="primary" className="self-start" busy={busy} disabled={reasons.length > 0 || !loaded} onClick={() => void go()}>
        <Rocket aria-hidden className="size-4" />
        {say('Publish')}
      </Button>
    </section>
  );
};
