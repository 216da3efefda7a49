'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { useTRPC } from '#app/_trpc/client.ts';
import { Button } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { Field } from '#app/_ui/field.tsx';
import { Loaded } from '#app/_ui/loaded.tsx';
import { Select } from '#app/_ui/select.tsx';
import { TextLink } from '#app/_ui/text-link.tsx';

/** The other app of a pair: one open, one secured, with buttons from each into the other (MOB-11). */
export const Twin = ({ app, disabled }: { app: string; disabled: boolean }) => {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const twin = useQuery(trpc.twins.get.queryOptions({ app }));
  const [chosen, setChosen] = useState<string>();
  const after = { onSuccess: () => queries.invalidateQueries(trpc.twins.get.queryFilter({ app })) };
  const link = useMutation(trpc.twins.link.mutationOptions(after));
  const unlink = useMutation(trpc.twins.unlink.mutationOptions(after));
  const error = link.error ?? unlink.error;
  return (
    <section aria-labelledby="twin" className="flex flex-col gap-3">
      <h2 id="twin" className="font-semibold text-lg">
        Open and secured side by side
      </h2>
      <Loaded query={twin} label="Loading the linked app">
        {({ linked, others }) =>
          linked === null ? (
            <div className="flex flex-wrap items-end gap-3">
              <Field label="Linked app" help="Buttons of app screens then lead from one into the other, and the person stays the same.">
                <Select
                  value={chosen}
                  options={others.map(({ slug, name }) => ({ value: slug, label: name }))}
                  placeholder="Choose an app"
                  disabled={disabled || others.length === 0}
                  onChange={setChosen}
                />
              </Field>
              <Button
                disabled={disabled || chosen === undefined || link.isPending}
                onClick={() => {
                  if (chosen !== undefined) link.mutate({ app, twin: chosen });
                }}
              >
                Link
              </Button>
            </div>
          ) : (
            <p className="flex flex-wrap items-center gap-3">
              <span>
                Linked with <TextLink href={`/apps/${linked.slug}`}>{linked.name}</TextLink>.
              </span>
              <Button size="small" disabled={disabled || unlink.isPending} onClick={() => unlink.mutate({ app })}>
                Unlink
              </Button>
            </p>
          )
        }
      </Loaded>
      {error !== null && (
        <Callout tone="negative" urgent>
          {faultOf(error)?.message}
        </Callout>
      )}
    </section>
  );
};
