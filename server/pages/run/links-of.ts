import type { Realm } from '#server/engine/realm.ts';
import type { Delivery } from '#server/storage/ports/runs.ts';
import { redirectBack } from '../start/redirect-back.ts';
import { fill } from '../texts/fill.ts';
import { wordsIn } from '../texts/words-in.ts';
import type { Links } from '../view/run-screen.tsx';

type Begun = { flow: string; client: string | null; delivery: Delivery; locale: string };

const startPath = (realm: Realm, { flow, client, delivery, locale }: Begun): string => {
  const path = `${realm.pageBase}/${flow}`;
  if (delivery.kind !== 'code' || client === null) return path;
  const { redirectUri, state, codeChallenge } = delivery;
  return `${path}?${new URLSearchParams({
    client_id: client,
    redirect_uri: redirectUri,
    ...(state !== undefined && { state }),
    code_challenge: codeChallenge,
    code_challenge_method: 'S256',
    ui_locales: locale,
  })}`;
};

/** Where a run's page leads once the run is over: the same start again, or the refusal to the app that asked (RFC 6749 4.1.2.1). */
export const linksOf = async (realm: Realm, begun: Begun): Promise<Links> => {
  const again = startPath(realm, begun);
  if (begun.delivery.kind !== 'code' || begun.client === null) return { again };
  const client = await realm.client(begun.client);
  return {
    again,
    back: {
      href: redirectBack(realm, begun.delivery, { error: 'access_denied', error_description: 'The sign-in was refused.' }),
      label: fill(wordsIn(begun.locale, realm.app.defaultLanguage)['start.return'], { app: client?.name ?? realm.app.name }),
    },
  };
};
