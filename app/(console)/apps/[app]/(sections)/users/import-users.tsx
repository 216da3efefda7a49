'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { inferRouterOutputs } from '@trpc/server';
import { FileUp } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { AppRouter } from '#server/index.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { counted } from '#app/_ui/counted.ts';
import { Dialog } from '#app/_ui/dialog.tsx';
import type { Environment } from '#app/_ui/environment-switch.tsx';
import { ImportMapping, type ImportSettings } from './import-mapping.tsx';
import { ImportReport } from './import-report.tsx';
import { useUpload } from './use-upload.ts';
import { useUserChanged } from './use-user-changed.ts';

export type Import = NonNullable<inferRouterOutputs<AppRouter>['imports']['latest']>;

const moving = (made: Import | null | undefined): boolean => made?.status === 'checking' || made?.status === 'importing';

const sameSettings = (a: ImportSettings, b: ImportSettings | undefined): boolean =>
  b !== undefined &&
  a.existing === b.existing &&
  a.status === b.status &&
  Object.keys(a.mapping).length === Object.keys(b.mapping).length &&
  Object.entries(a.mapping).every(([cell, target]) => b.mapping[cell] === target);

const Progress = ({ label, value, max }: { label: string; value: number; max: number }) => (
  <div className="flex flex-col gap-1.5">
    <p className="font-medium">{label}</p>
    <progress aria-label={label} max={Math.max(max, 1)} value={value} className="h-2 w-full accent-accent" />
    <p role="status" className="text-muted text-sm">
      {Math.round((100 * value) / Math.max(max, 1))} %
    </p>
  </div>
);

/** Brings a list of people in: choose the file, say which column is which, see what would happen, let it happen. */
export const ImportUsers = ({ app, env }: { app: string; env: Environment }) => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const usersChanged = useUserChanged();
  const [open, setOpen] = useState(false);
  const [anew, setAnew] = useState(false);
  /** What was chosen for an import, as long as nobody has checked it. */
  const [chosen, setChosen] = useState<{ id: string; settings: ImportSettings }>();
  const picker = useRef<HTMLInputElement>(null);
  const latest = useQuery(
    trpc.imports.latest.queryOptions({ app, env }, { enabled: open, refetchInterval: ({ state }) => (moving(state.data) ? 700 : false) }),
  );
  const again = () => queries.invalidateQueries({ queryKey: trpc.imports.latest.queryKey() });
  const upload = useUpload(app, env, async () => {
    await again();
    setAnew(false);
  });
  const settled = { onSettled: again };
  const check = useMutation(trpc.imports.check.mutationOptions(settled));
  const start = useMutation(trpc.imports.start.mutationOptions(settled));
  const cancel = useMutation(trpc.imports.cancel.mutationOptions(settled));
  const made = anew ? null : latest.data;
  const status = made?.status;
  const ended = status === 'done' || status === 'cancelled';
  const told = useRef(usersChanged);
  told.current = usersChanged;
  useEffect(() => {
    if (ended) void told.current();
  }, [ended]);
  const choosing = made === null || made === undefined || status === 'failed' || status === 'cancelled' || status === 'uploading';
  const fault = faultOf(check.error) ?? faultOf(start.error) ?? faultOf(cancel.error);
  const id = made?.id ?? '';
  const changed = chosen?.id === id ? chosen.settings : undefined;
  const stale = status === 'checked' && changed !== undefined && !sameSettings(changed, made?.settings);
  return (
    <Dialog
      title="Bring users in from a file"
      description="A list as CSV: the first line names the columns, each further line is a person. Up to 100,000 lines."
      width="wide"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button>
          <FileUp aria-hidden className="size-4" />
          Import
        </Button>
      }
    >
      <div className="flex flex-col gap-4" aria-live="polite">
        {(upload.fault ?? fault?.message) !== undefined && (
          <Callout tone="negative" urgent>
            {upload.fault ?? fault?.message}
          </Callout>
        )}
        {upload.part !== undefined && (
          <Progress label={upload.part < 1 ? 'Sending the file' : 'Reading the file'} value={Math.round(100 * upload.part)} max={100} />
        )}
        {upload.part === undefined && choosing && (
          <>
            {made !== null && made !== undefined && made.note !== null && upload.fault === undefined && (
              <Callout tone={status === 'failed' ? 'negative' : 'info'} title={made.file.name}>
                {made.note}
              </Callout>
            )}
            {made !== null && made !== undefined && made.counts.created + made.counts.updated > 0 && <ImportReport app={app} env={env} made={made} />}
            <input
              ref={picker}
              type="file"
              accept=".csv,.tsv,.txt,text/csv"
              aria-label="File with users"
              className="sr-only"
              tabIndex={-1}
              onChange={({ target }) => {
                const [file] = target.files ?? [];
                if (file !== undefined) upload.send(file);
                target.value = '';
              }}
            />
            <Button look="primary" className="self-start" onClick={() => picker.current?.click()}>
              Choose a file
            </Button>
            <p className="text-muted text-sm">
              Commas, semicolons or tabs, in UTF-8, UTF-16 or as Excel on Windows writes it. Nobody is added before you have seen what would happen.
            </p>
          </>
        )}
        {made && upload.part === undefined && (status === 'uploaded' || status === 'checked') && (
          <ImportMapping
            key={made.id}
            app={app}
            made={made}
            settings={changed ?? made.settings}
            stale={stale}
            busy={check.isPending}
            onChange={(settings) => setChosen({ id, settings })}
            onCheck={() => check.mutate({ app, env, id, settings: changed ?? made.settings })}
            onCancel={() => cancel.mutate({ app, env, id })}
          />
        )}
        {made && status === 'checking' && <Progress label="Checking every line" value={made.done} max={made.parts} />}
        {made && status === 'checked' && !stale && (
          <>
            <ImportReport app={app} env={env} made={made} />
            <div className="flex justify-end gap-2">
              <Button onClick={() => cancel.mutate({ app, env, id })}>Cancel</Button>
              <Button
                look="primary"
                busy={start.isPending}
                disabled={made.counts.created + made.counts.updated === 0}
                onClick={() => start.mutate({ app, env, id, settings: made.settings })}
              >
                Import {counted(made.counts.created + made.counts.updated, 'person', 'people')}
              </Button>
            </div>
          </>
        )}
        {made && status === 'importing' && (
          <>
            <Progress label="Bringing them in. You can close this and come back." value={made.done} max={made.parts} />
            <Button className="self-start" busy={cancel.isPending} onClick={() => cancel.mutate({ app, env, id })}>
              Stop here
            </Button>
          </>
        )}
        {made && status === 'done' && (
          <>
            <ImportReport app={app} env={env} made={made} />
            <Button className="self-start" onClick={() => setAnew(true)}>
              Bring in another file
            </Button>
          </>
        )}
      </div>
    </Dialog>
  );
};
