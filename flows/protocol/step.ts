import type { ChallengeKind, FieldType } from './challenge.ts';
import type { WireRelock } from './session.ts';
import type { Text } from './text.ts';

/** What every runtime endpoint about a run answers (DESIGN section 7). An allow-listed view: nothing internal (FLOW-21). */
export type WireStep = {
  run: string;
  /** `<number>.<secret>`: the only thing that lets the holder act on the run (FLOW-12). */
  state: string;
  flow: { app: string; slug: string; version: number };
  /** Id of the node the run stands on; for apps that draw their own screens and for support. */
  node: string;
  kind: 'ask' | 'wait' | 'redirect' | 'done' | 'failed';
  challenge: WireChallenge;
  /** RFC 3339. When the run ends if nothing happens. */
  expires_at: string;
  /** RFC 3339. The server's clock when it answered: countdowns are right on a device whose clock is not, and in a preview. */
  now?: string;
  can_back: boolean;
  screen?: string;
  fields: WireField[];
  actions: WireAction[];
  problems: WireProblem[];
  result?: WireResult;
};

export type WireChallenge = {
  kind: ChallengeKind;
  title: Text;
  body?: Text;
  sent_to?: string;
  expires_at?: string;
  url?: string;
};

export type WireField = {
  name: string;
  type: FieldType;
  required: boolean;
  label: Text;
  help?: Text;
  placeholder?: Text;
  autocomplete?: string;
  value?: string | number | boolean;
  options?: { value: string; label: Text }[];
  min_length?: number;
  max_length?: number;
  digits?: number;
  min?: number;
  max?: number;
};

export type WireAction = { id: string; label: Text; primary: boolean; inputs: boolean; available_at?: string };
export type WireProblem = { field?: string; code: string; text: Text };

/** `done`: what the app gets. `failed`: only `status_text`. */
export type WireResult = {
  access_token?: string;
  token_type?: 'Bearer';
  expires_in?: number;
  refresh_token?: string;
  refresh_expires_in?: number;
  /** For hosted pages and native apps that asked for a code instead of tokens. */
  redirect_to?: string;
  session?: string;
  zone?: { key: string; kind: 'public' | 'secure' };
  screen?: string;
  /** When the session will ask again. */
  relock?: WireRelock;
  user_info?: Record<string, unknown>;
  status_text?: Text;
};
