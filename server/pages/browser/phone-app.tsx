/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { type SallyportClient, SallyportProblem } from '#flows/client/index.ts';
import type { WireScreen } from '#flows/protocol/session.ts';
import { PlainScreen } from '../html/plain-screen.tsx';
import type { Words } from '../texts/english.ts';
import { fill } from '../texts/fill.ts';

type Button = WireScreen['buttons'][number];

/** Where in the app somebody is. */
export type Place = { zone: string; screen: string };

/** What the phone can do for the app in it. */
export type AppHost = {
  client: SallyportClient;
  app: string;
  locale: string;
  words: Words;
  draw(content: preact.JSX.Element): void;
  /** Begins a run of the flow from the session that is held. */
  run(flow: string, entry: string): void;
  /** A button leads into the linked app. */
  leave(app: string): void;
  /** Begins at the way in: nobody is signed in. */
  signIn(): void;
  lost(code: string): void;
};

/** Codes of a session that is locked or over: the app stands open to nobody. */
const shut = ['unauthorized', 'signed-out', 'invalid_grant', 'locked', 'interaction_required'];

const codeOf = (error: unknown): string => (error instanceof SallyportProblem ? error.code : 'internal');

export const isShut = (error: unknown): boolean => shut.includes(codeOf(error));

/** The buttons of a screen, which the server tells apart from the step that led there, and signing out. */
export const ScreenButtons = ({ host, place: { zone, screen } }: { host: AppHost; place: Place }) => {
  const { client, locale } = host;
  const [buttons, setButtons] = useState<readonly Button[]>([]);
  useEffect(() => {
    // Without an answer the screen is there all the same; the next thing anybody does says what is wrong.
    void client.screen(zone, screen, locale).then(
      (found) => setButtons(found.buttons),
      () => undefined,
    );
  }, [client, zone, screen, locale]);
  const press = ({ to }: Button) => ('flow' in to ? host.run(to.flow, to.entry) : host.leave(to.app));
  const signOut = () => void host.client.revoke().then(host.signIn, host.signIn);
  return (
    <div class="actions">
      {buttons.map((button) => (
        <button key={button.label} type="button" class="primary" onClick={() => press(button)}>
          {button.label}
        </button>
      ))}
      <button type="button" class="plain" onClick={signOut}>
        {host.words['session.sign-out']}
      </button>
    </div>
  );
};

/** Opens the app where it was: its screen, or its relock entry when the session has locked, or the way in when it has ended (MOB-9). */
export const resumeApp = async (host: AppHost, place: Place): Promise<void> => {
  try {
    const screen = await host.client.screen(place.zone, place.screen, host.locale);
    host.draw(
      <PlainScreen mark="positive" title={screen.title} lead={[screen.body]}>
        <ScreenButtons host={host} place={place} />
      </PlainScreen>,
    );
  } catch (error) {
    const relock = error instanceof SallyportProblem ? error.relock : undefined;
    if (relock !== undefined) return host.run(relock.flow, relock.entry);
    return isShut(error) ? host.signIn() : host.lost(codeOf(error));
  }
};

/** The app is swiped out of memory: it locks its session where its zone asks for that, and only its icon is left. */
export const putAwayApp = async (host: AppHost, open: () => void): Promise<void> => {
  try {
    const { relock } = await host.client.session();
    if (relock?.on_offload === true) await host.client.lock();
  } catch {
    // Locked or ended already: opening the app again tells.
  }
  host.draw(
    <PlainScreen mark="neutral" title={fill(host.words['phone.closed'], { app: host.app })} lead={[]}>
      <div class="actions">
        <button type="button" class="primary" onClick={open}>
          {host.words['phone.open-app']}
        </button>
      </div>
    </PlainScreen>,
  );
};
