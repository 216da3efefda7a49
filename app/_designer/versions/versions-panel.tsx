'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { History, Undo2 } from 'lucide-react';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Badge } from '#app/_ui/badge.tsx';
import { Button } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { ConfirmDialog } from '#app/_ui/confirm-dialog.tsx';
import { Said, useSay } from '#app/_ui/language.tsx';
import { RelativeTime } from '#app/_ui/relative-time.tsx';
import { Spinner } from '#app/_ui/spinner.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { restoreGraph } from '../actions/restore-graph.ts';
import { CompareSection } from '../compare/compare-section.tsx';
import { useEditor } from '../editor/use-editor.ts';
import { showDraft } from '../shown/show-drawing.ts';
import { PublishSection } from './publish-section.tsx';
import { useLive } from './use-live.ts';

/** Publishing and the versions there were: roll back, or take an old drawing into the draft. */
export const VersionsPanel = () => {
  const editor = useEditor();
  const trpc = useTRPC();
  const toast = useToast();
  const say = useSay();
  const queries = useQueryClient();
  const { rights } = editor;
  const { versions, live, graph } = useLive();
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: trpc.flows.versions.queryKey({ flow: editor.flow.id }) });
  };
  const activate = useMutation(trpc.flows.activate.mutationOptions({ onSuccess: refresh }));
  const restore = async (version: number) => {
    try {
      showDraft(editor);
      restoreGraph(editor, await queries.fetchQuery(trpc.flows.versionGraph.queryOptions({ flow: editor.flow.id, version })), version);
      toast.done(say('Version {version} is in the draft', { version }), say('Undo brings your own draft back.'));
    } catch (error) {
      toast.failed(say('Not restored'), faultOf(error, say)?.message);
    }
  };
  return (
    <div className="inspector">
      <header className="inspector-head">
        <div>
          <h2>{say(rights.publish ? 'Publish and versions' : 'Versions')}</h2>
          <p>{say('Edits touch only the draft. Live runs use what was published.')}</p>
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
      {(versions.data?.length ?? 0) > 0 && <CompareSection versions={versions.data ?? []} live={live} />}
      <section aria-label={say('Versions')} className="inspector-section">
        <h3>{say('Versions')}</h3>
        {versions.isPending && <Spinner label={say('Loading versions')} />}
        {versions.isError && (
          <Callout tone="negative" title={say('The versions could not be loaded')}>
            {faultOf(versions.error, say)?.message}
          </Callout>
        )}
        {versions.data?.length === 0 && <p className="text-muted">{say('Nothing was published yet.')}</p>}
        <ol className="versions">
          {versions.data?.map((version) => (
            <li key={version.version}>
              <div>
                <strong>{say('Version {version}', { version: version.version })}</strong>
                {version.live && <Badge tone="positive">{say('Live')}</Badge>}
                {version.warnings > 0 && (
                  <Badge tone="caution">{say('{count, plural, one {# warning} other {# warnings}}', { count: version.warnings })}</Badge>
                )}
              </div>
              {version.label !== '' && (
                <p dir="auto" translate="no">
                  {version.label}
                </p>
              )}
              <p className="text-muted text-xs">
                <Said
                  text="{author}, {time}"
                  with={{ author: <span translate="no">{version.author}</span>, time: <RelativeTime at={version.at} /> }}
                />
              </p>
              <div className="flex flex-wrap gap-1">
                {rights.publish && !version.live && (
                  <ConfirmDialog
                    title={say('Make version {version} live?', { version: version.version })}
                    action={say('Make it live')}
                    danger={false}
                    trigger={
                      <Button size="small" look="quiet">
                        <History aria-hidden className="size-3.5" />
                        {say(version.version < (live ?? 0) ? 'Roll back' : 'Make live')}
                      </Button>
                    }
                    onConfirm={() =>
                      activate.mutateAsync({ flow: editor.flow.id, version: version.version }).then(
                        () => toast.done(say('Version {version} is live', { version: version.version })),
                        (error: unknown) => {
                          toast.failed(say('Not changed'), faultOf(error, say)?.message);
                        },
                      )
                    }
                  >
                    {say('New runs start on it at once. Runs under way end on the version they began on. Your draft stays as it is.')}
                  </ConfirmDialog>
                )}
                {rights.edit && (
                  <Button size="small" look="quiet" onClick={() => void restore(version.version)}>
                    <Undo2 aria-hidden className="size-3.5" />
                    {say('Take into the draft')}
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
