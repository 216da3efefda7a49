'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { clsx } from 'clsx';
import { Activity, ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { phrase } from '#flows/languages/phrase.ts';
import { RunStatus } from '#app/(console)/apps/[app]/(sections)/runs/run-status.tsx';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { IconButton } from '#app/_ui/icon-button.tsx';
import { useSay } from '#app/_ui/language.tsx';
import { RelativeTime } from '#app/_ui/relative-time.tsx';
import { Select } from '#app/_ui/select.tsx';
import { Spinner } from '#app/_ui/spinner.tsx';
import { useToast } from '#app/_ui/toast.tsx';
import { useEditor, useView } from '../editor/use-editor.ts';
import { durationText } from './duration-text.ts';
import { type RunLink, runOf } from './run-link.ts';
import { RunSteps } from './run-steps.tsx';
import type { RunLine } from './run-way.ts';
import { type ShownRun, useShowRun } from './use-show-run.ts';

const perPage = 20;
/** The first page is looked at again so often, ms. */
const pollMs = 10_000;

const environments = [
  { value: 'live', label: phrase('Live') },
  { value: 'sandbox', label: phrase('Sandbox') },
] as const;
const results = [
  { value: 'all', label: phrase('Every result') },
  { value: 'done', label: phrase('Arrived') },
  { value: 'failed', label: phrase('Refused') },
  { value: 'expired', label: phrase('Given up') },
  { value: 'active', label: phrase('Under way') },
] as const;
type Result = (typeof results)[number]['value'];

/** Paints a run, and the one a link asked for when the page was opened. */
const useChosen = (linked: RunLink | undefined) => {
  const say = useSay();
  const show = useShowRun();
  const toast = useToast();
  const [chosen, setChosen] = useState<ShownRun>();
  const [loading, setLoading] = useState<string>();
  const done = useRef(false);
  const choose = (link: RunLink): void => {
    setLoading(link.run);
    show(link)
      .then(setChosen)
      .catch((error: unknown) =>
        toast.failed(say('The run cannot be shown'), faultOf(error, say)?.message ?? say('Ended runs are kept for a day (sandbox: a week).')),
      )
      .finally(() => setLoading(undefined));
  };
  useEffect(() => {
    if (done.current || linked === undefined) return;
    done.current = true;
    choose(linked);
  });
  const current = useView((view) => view.shown);
  return { chosen: chosen !== undefined && chosen.drawing === current ? chosen : undefined, loading, choose };
};

const Line = ({ run, chosen, busy, onChoose }: { run: RunLine; chosen: boolean; busy: boolean; onChoose: () => void }) => {
  const say = useSay();
  return (
    <li>
      <button type="button" aria-pressed={chosen} aria-busy={busy} className={clsx('run-line', chosen && 'is-chosen')} onClick={onChoose}>
        <RelativeTime at={run.startedAt} />
        <span className="run-person">{run.person === null ? say('Nobody yet') : <bdi translate="no">{run.person}</bdi>}</span>
        <RunStatus status={run.status} />
        <span className="run-at" translate="no">
          {run.at}
        </span>
        <span className="run-took">{durationText(run.lastAt - run.startedAt, say)}</span>
        <span className="run-version">{run.version === 0 ? say('draft') : say('version {version}', { version: String(run.version) })}</span>
      </button>
    </li>
  );
};

/** Past runs of this flow: choosing one paints its way on the version it ran on (EDITOR 18). People are masked. */
export const RunsList = () => {
  const editor = useEditor();
  const trpc = useTRPC();
  const say = useSay();
  const said = <Value extends string>(options: readonly { value: Value; label: string }[]) =>
    options.map(({ value, label }) => ({ value, label: say(label) }));
  const [linked] = useState(() => runOf(location.href));
  const [env, setEnv] = useState<'live' | 'sandbox'>(linked?.env ?? 'live');
  const [result, setResult] = useState<Result>('all');
  const [marks, setMarks] = useState<readonly number[]>([]);
  const { chosen, loading, choose } = useChosen(linked);
  const before = marks.at(-1);
  const runs = useQuery(
    trpc.runs.list.queryOptions(
      {
        app: editor.app.slug,
        env,
        flow: editor.flow.id,
        limit: perPage,
        ...(result !== 'all' && { status: result }),
        ...(before !== undefined && { before }),
      },
      { placeholderData: keepPreviousData, refetchInterval: before === undefined ? pollMs : false },
    ),
  );
  const page = runs.data?.runs ?? [];
  const oldest = page.at(-1)?.startedAt;
  return (
    <div className="runs">
      <div className="runs-past">
        <div className="runs-filters">
          <Select
            size="small"
            className="w-auto min-w-32 max-w-52"
            label={say('Where they ran')}
            value={env}
            options={said(environments)}
            onChange={(chosenEnv) => {
              setMarks([]);
              setEnv(chosenEnv);
            }}
          />
          <Select
            size="small"
            className="w-auto min-w-36 max-w-60"
            label={say('Result')}
            value={result}
            options={said(results)}
            onChange={(wanted) => {
              setMarks([]);
              setResult(wanted);
            }}
          />
          <span className="runs-pages">
            <IconButton size="small" label={say('Newer runs')} disabled={marks.length === 0} onClick={() => setMarks(marks.slice(0, -1))}>
              <ChevronLeft />
            </IconButton>
            <IconButton
              size="small"
              label={say('Older runs')}
              disabled={page.length < perPage || oldest === undefined}
              onClick={() => oldest !== undefined && setMarks([...marks, oldest])}
            >
              <ChevronRight />
            </IconButton>
          </span>
        </div>
        {runs.isPending && <Spinner label={say('Loading the runs')} />}
        {runs.error !== null && <p className="drawer-empty">{faultOf(runs.error, say)?.message}</p>}
        {runs.data !== undefined && page.length === 0 && (
          <p className="drawer-empty">
            <Activity aria-hidden />
            {result === 'all' && marks.length === 0
              ? say('Nobody has been through this flow here in the last days. As soon as somebody is, their way can be seen on the canvas.')
              : say('No run like that.')}
          </p>
        )}
        <ul aria-label={say('Past runs')}>
          {page.map((run) => (
            <Line
              key={run.id}
              run={run}
              chosen={chosen?.link.run === run.id}
              busy={loading === run.id}
              onChoose={() => choose({ run: run.id, env })}
            />
          ))}
        </ul>
      </div>
      {chosen !== undefined && <RunSteps shown={chosen} />}
    </div>
  );
};
