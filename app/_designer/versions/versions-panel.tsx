'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleMinus, CirclePlus, History, PencilLine, Rocket, Undo2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Badge } from '#app/_ui/badge.tsx';
import { Button } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { ConfirmDialog } from '#app/_ui/confirm-dialog.tsx';
import { Field } from '#app/_ui/field.tsx';
import { Input } from '#app/_ui/input.tsx';
import { RelativeTime } from '#app/_ui/relative-time.tsx';
import { Spinner } from '#app/_ui/spinner.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { useEditor, useGraph, useProblems, useSaving } from '../editor/use-editor.ts';
import { createNodeFacts } from '../model/node-facts.ts';
import { select } from '../view/create-view.ts';
import { restoreGraph } from '../actions/restore-graph.ts';
import { type DiffLine, diffWords } from './diff-words.ts';

const marks = { added: CirclePlus, removed: CircleMinus, changed: PencilLine } as const;
const markWords = { added: 'Added', removed: 'Removed', changed: 'Changed' } as const;

const Changes = ({ lines }: { lines: readonly DiffLine[] }) => {
  const editor = useEditor();
  return (
    <ul className="diff">
      {lines.map((line) => {
        const Mark = marks[line.kind];
        const { id } = line;
        const words = (
          <>
            {line.what}
            {line.detail !== undefined && <small> {line.detail}</small>}
          </>
        );
        return (
          <li key={`${line.kind}${line.what}${id ?? ''}`} className={`is-${line.kind}`}>
            <Mark aria-label={markWords[line.kind]} />
            {id === undefined ? (
              <span>{words}</span>
            ) : (
              <button
                type="button"
                onClick={() => {
                  select(editor.view, [id]);
                  editor.canvas.current?.show([id]);
                }}
              >
                {words}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
};

/** The version live runs start on, as it was drawn; undefined while nothing was published. */
const useLive = () => {
  const trpc = useTRPC();
  const editor = useEditor();
  const versions = useQuery(trpc.flows.versions.queryOptions({ flow: editor.flow.id }));
  const live = versions.data?.find((version) => version.live)?.version;
  const graph = useQuery({
    ...trpc.flows.versionGraph.queryOptions({ flow: editor.flow.id, version: live ?? 1 }),
    enabled: live !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { versions, live, graph: live === undefined ? undefined : graph.data };
};

const PublishSection = ({
  live,
  liveGraph,
  loaded,
  onPublished,
}: {
  live: number | undefined;
  liveGraph: ReturnType<typeof useLive>['graph'];
  loaded: boolean;
  onPublished: () => void;
}) => {
  const editor = useEditor();
  const trpc = useTRPC();
  const toast = useToast();
  const draft = useGraph((graph) => graph);
  const errors = useProblems((problems) => problems.issues.filter((issue) => issue.severity === 'error').length);
  const warnings = useProblems((problems) => problems.issues.filter((issue) => issue.severity === 'warning').length);
  const conflict = useSaving((saving) => saving.trouble?.kind === 'conflict');
  const [label, setLabel] = useState('');
  const lines = useMemo(
    () => (liveGraph === undefined ? undefined : diffWords(liveGraph, draft, createNodeFacts(editor.definitions))),
    [liveGraph, draft, editor],
  );
  const publish = useMutation(trpc.flows.publish.mutationOptions());
  const [busy, setBusy] = useState(false);
  const reasons = [
    ...(errors > 0 ? [errors === 1 ? 'One problem must be settled first.' : `${errors} problems must be settled first.`] : []),
    ...(conflict ? ['Somebody else changed the same things. Settle that first.'] : []),
    ...(lines?.length === 0 ? ['Nothing that runs has changed since the live version.'] : []),
    ...(Object.keys(draft.nodes).length === 0 ? ['There is nothing to publish yet.'] : []),
  ];
  const go = async () => {
    setBusy(true);
    try {
      // Exactly what is on the screen goes live: whatever is not saved yet is saved first.
      if (!(await editor.autosave.flush())) {
        toast.failed('Not published', 'Your edits could not be saved just now. They are kept here; try again when the header says Saved.');
        return;
      }
      const { version } = await publish.mutateAsync({ flow: editor.flow.id, revision: editor.autosave.store.getState().base, label: label.trim() });
      setLabel('');
      toast.done(`Version ${version} is live`, 'New runs start on it. Runs under way end on the version they began on.');
      onPublished();
    } catch (error) {
      const fault = faultOf(error);
      toast.failed('Not published', [fault?.message, ...(fault?.reasons ?? [])].join(' '));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-label="Publish" className="inspector-section flex flex-col gap-3">
      <h3>{live === undefined ? 'Publish for the first time' : `Changes since version ${live}`}</h3>
      {!loaded && <Spinner label="Comparing with the live version" />}
      {lines !== undefined && lines.length > 0 && <Changes lines={lines} />}
      {reasons.length > 0 ? (
        <Callout
          tone="caution"
          title="Cannot be published yet"
          action={
            errors > 0 ? (
              <Button size="small" onClick={() => editor.view.setState({ drawer: 'problems' })}>
                Show
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
        warnings > 0 && <p className="text-muted text-sm">{warnings === 1 ? 'One warning' : `${warnings} warnings`} will go with it.</p>
      )}
      <Field label="What is new" help="For the list of versions. You may leave it empty.">
        <Input value={label} maxLength={200} placeholder="Password as a fallback" onChange={(event) => setLabel(event.target.value)} />
      </Field>
      <Button look="primary" className="self-start" busy={busy} disabled={reasons.length > 0 || !loaded} onClick={() => void go()}>
        <Rocket aria-hidden className="size-4" />
        Publish
      </Button>
    </section>
  );
};

/** Publishing and the versions there were: roll back, or take an old drawing into the draft. */
export const VersionsPanel = () => {
  const editor = useEditor();
  const trpc = useTRPC();
  const toast = useToast();
  const queries = useQueryClient();
  const { rights } = editor;
  const { versions, live, graph } = useLive();
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: trpc.flows.versions.queryKey({ flow: editor.flow.id }) });
  };
  const activate = useMutation(trpc.flows.activate.mutationOptions({ onSuccess: refresh }));
  const restore = async (version: number) => {
    try {
      restoreGraph(editor, await queries.fetchQuery(trpc.flows.versionGraph.queryOptions({ flow: editor.flow.id, version })), version);
      toast.done(`Version ${version} is in the draft`, 'Undo brings your own draft back.');
    } catch (error) {
      toast.failed('Not restored', faultOf(error)?.message);
    }
  };
  return (
    <div className="inspector">
      <header className="inspector-head">
        <div>
          <h2>{rights.publish ? 'Publish and versions' : 'Versions'}</h2>
          <p>Edits touch only the draft. Live runs use what was published.</p>
        </div>
      </header>
      {rights.publish && (
        <PublishSection
          live={live}
          liveGraph={graph}
          loaded={versions.isSuccess && (live === undefined || graph !== undefined)}
          onPublished={refresh}
        />
      )}
      <section aria-label="Versions" className="inspector-section">
        <h3>Versions</h3>
        {versions.isPending && <Spinner label="Loading versions" />}
        {versions.isError && (
          <Callout tone="negative" title="The versions could not be loaded">
            {faultOf(versions.error)?.message}
          </Callout>
        )}
        {versions.data?.length === 0 && <p className="text-muted">Nothing was published yet.</p>}
        <ol className="versions">
          {versions.data?.map((version) => (
            <li key={version.version}>
              <div>
                <strong>Version {version.version}</strong>
                {version.live && <Badge tone="positive">Live</Badge>}
                {version.warnings > 0 && (
                  <Badge tone="caution">
                    {version.warnings} {version.warnings === 1 ? 'warning' : 'warnings'}
                  </Badge>
                )}
              </div>
              {version.label !== '' && <p>{version.label}</p>}
              <p className="text-muted text-xs">
                {version.author}, <RelativeTime at={version.at} />
              </p>
              <div className="flex gap-1">
                {rights.publish && !version.live && (
                  <ConfirmDialog
                    title={`Make version ${version.version} live?`}
                    action="Make it live"
                    danger={false}
                    trigger={
                      <Button size="small" look="quiet">
                        <History aria-hidden className="size-3.5" />
                        {version.version < (live ?? 0) ? 'Roll back' : 'Make live'}
                      </Button>
                    }
                    onConfirm={() =>
                      activate.mutateAsync({ flow: editor.flow.id, version: version.version }).then(
                        () => toast.done(`Version ${version.version} is live`),
                        (error: unknown) => {
                          toast.failed('Not changed', faultOf(error)?.message);
                        },
                      )
                    }
                  >
                    New runs start on it at once. Runs under way end on the version they began on. Your draft stays as it is.
                  </ConfirmDialog>
                )}
                {rights.edit && (
                  <Button size="small" look="quiet" onClick={() => void restore(version.version)}>
                    <Undo2 aria-hidden className="size-3.5" />
                    Take into the draft
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
};
