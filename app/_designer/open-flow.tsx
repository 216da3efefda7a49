'use client';

import { useQuery } from '@tanstack/react-query';
import { Direction } from 'radix-ui';
import { useEffect, useState } from 'react';
import { registry } from '#flows/nodes/registry.ts';
import { useTRPC, useTRPCClient } from '#app/_trpc/client.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import { Button } from '#app/_ui/button.tsx';
import { Callout } from '#app/_ui/callout.tsx';
import { Spinner } from '#app/_ui/spinner.tsx';
import { ChooseLanguageContext, type Language, LanguageContext, useSay } from '#app/_ui/language.tsx';
import { useSpeak } from '#app/_ui/page-language.tsx';
import { useChosenLanguage } from '#app/_ui/use-chosen-language.ts';
import { Designer } from './designer.tsx';
import { openEditor } from './editor/open-editor.ts';
import { openWorkerChecker } from './problems/worker-checker.ts';
import { columnAdder, flowRemote, phoneRemote, walkRemote, scenariosRemote } from './remotes.ts';

type Opened = Awaited<ReturnType<typeof openEditor>>;
type Loaded = Pick<Parameters<typeof openEditor>[0], 'flow' | 'person' | 'app' | 'rights' | 'language'>;

const Opening = ({ flow, person, app, rights, language }: Loaded) => {
  const client = useTRPCClient();
  const { say } = language;
  const [opened, setOpened] = useState<Opened | undefined>();
  const [failure, setFailure] = useState<string | undefined>();
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a flow is opened once; later answers about it must not open it again
  useEffect(() => {
    let given: Opened | undefined;
    let gone = false;
    const checker = openWorkerChecker(language.tag);
    const remote = flowRemote(client, flow.id, say);
    remote
      .draft()
      .then((draft) =>
        openEditor({
          flow,
          person,
          app,
          rights,
          definitions: registry,
          language,
          remote,
          phone: phoneRemote(client, flow.id),
          scenarios: scenariosRemote(client, flow.id),
          walk: walkRemote(client, flow.id),
          addColumn: columnAdder(client, app.slug),
          check: checker.check,
          draft,
        }),
      )
      .then((result) => {
        given = result;
        if (gone) result.close();
        else setOpened(result);
      })
      .catch((error: unknown) => {
        if (!gone) setFailure(faultOf(error, say)?.message ?? say('The flow could not be opened. Reload the page.'));
      });
    return () => {
      gone = true;
      given?.close();
      checker.close();
      setOpened(undefined);
    };
  }, [client, flow.id, language, attempt]);
  if (failure !== undefined) {
    return (
      <main className="m-8 flex max-w-lg flex-col gap-3">
        <Callout tone="negative" title={say('The flow could not be opened')} urgent>
          {failure}
        </Callout>
        <Button
          className="self-start"
          onClick={() => {
            setFailure(undefined);
            setAttempt(attempt + 1);
          }}
        >
          {say('Try again')}
        </Button>
      </main>
    );
  }
  return opened === undefined ? (
    <main className="grid h-dvh place-items-center">
      <Spinner label={say('Opening the flow')} />
    </main>
  ) : (
    <Designer editor={opened.editor} phone={opened.phone} scenarios={opened.scenarios} />
  );
};

/** Opens a flow by the slugs of the address. */
const Loading = ({ app: slug, flow: flowSlug, language }: { app: string; flow: string; language: Language }) => {
  const trpc = useTRPC();
  const say = useSay();
  const app = useQuery(trpc.apps.get.queryOptions({ app: slug }));
  const me = useQuery(trpc.account.me.queryOptions());
  const flow = useQuery(trpc.flows.find.queryOptions({ app: slug, slug: flowSlug }));
  const columns = useQuery(trpc.columns.list.queryOptions({ app: slug }));
  const filled = useQuery(trpc.columns.filledPins.queryOptions({ app: slug }));
  const connectors = useQuery(trpc.connectors.list.queryOptions({ app: slug }));
  const error = app.error ?? me.error ?? flow.error ?? columns.error ?? filled.error ?? connectors.error;
  if (error !== null)
    return (
      <main className="m-8 max-w-lg">
        <Callout tone="negative" title={say('The flow could not be opened')} urgent>
          {faultOf(error, say)?.message}
        </Callout>
      </main>
    );
  if (
    app.data === undefined ||
    me.data === undefined ||
    flow.data === undefined ||
    columns.data === undefined ||
    filled.data === undefined ||
    connectors.data === undefined
  )
    return (
      <main className="grid h-dvh place-items-center">
        <Spinner label={say('Opening the flow')} />
      </main>
    );
  const { access, defaultLanguage, lifetimes, theme, publicUrl, rights } = app.data;
  return (
    <Opening
      flow={flow.data}
      language={language}
      person={me.data.id}
      rights={{ edit: rights.includes('flow.edit'), publish: rights.includes('flow.publish') }}
      app={{
        slug,
        name: app.data.name,
        theme,
        publicUrl,
        columns: columns.data,
        settings: { access, defaultLanguage, lifetimes, columns: columns.data, filled: filled.data, connectors: connectors.data },
      }}
    />
  );
};

/** The designer in the builder's language. Opens the flow anew when that changes: what was said stays said otherwise. */
export const OpenFlow = (at: { app: string; flow: string }) => {
  const { language, choose } = useChosenLanguage();
  useSpeak(language);
  if (language === undefined) return <main className="h-dvh" aria-busy />;
  return (
    <LanguageContext value={language}>
      <ChooseLanguageContext value={choose}>
        <Direction.Provider dir={language.direction}>
          <Loading {...at} language={language} />
        </Direction.Provider>
      </ChooseLanguageContext>
    </LanguageContext>
  );
};
