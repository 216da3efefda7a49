import type { Graph } from '#flows/graph/graph.ts';
import type { DirectoryScript } from '#flows/kit/directory-script.ts';
import type { Json } from '#flows/kit/json.ts';
import type { PhoneBlocked, PhoneSide, PhoneTheme } from '#flows/protocol/phone.ts';

export type Mail = { id: string; at: number; channel: 'email' | 'sms'; to: string; subject: string; text: string; app: string; side: PhoneSide };

export type TraceTransition = {
  node: string;
  visit: number;
  outcome: string;
  rule?: 'unwired' | 'guard' | 'limit' | 'error';
  edges: readonly string[];
  /** The builder picked it. */
  mocked?: true;
  changes?: Readonly<Record<string, string>>;
};
export type TraceStep = { number: number; at: number; cause: string; transitions: readonly TraceTransition[] };

/** The way the phone's run has gone. `node` is where it stands. Secrets are never in it. */
export type Trace = {
  run: string | null;
  node: string | null;
  status: 'active' | 'done' | 'failed' | null;
  /** The world's clock, ms. */
  now: number;
  steps: readonly TraceStep[];
  values: readonly { name: string; value: Json }[];
  /** Whether a wrong answer can be given where it stands, and whether there is a step to walk back to. */
  canBeWrong: boolean;
  canStepBack: boolean;
};

export type Device = { ip: string; language: string; online: boolean };

/** The linked app in the same world, and where somebody gets into it. */
export type OpenedTwin = { frameUrl: string; app: { name: string; slug: string; theme: PhoneTheme }; start: { flow: string; entry?: string } };

/** The preview worlds of the server. Every call rejects with a sentence for the builder as the error's message. */
export type PhoneRemote = {
  /** `blocked`: the draft has never compiled in this world, and why. `twin`: the linked app; without a name the builder may not see it. */
  open(graph: Graph): Promise<{
    world: string;
    token: string;
    frameUrl: string;
    expiresAt: number;
    blocked: PhoneBlocked | null;
    twin: { name: string | null } | null;
  }>;
  openTwin(world: string): Promise<OpenedTwin>;
  /** What became of the run in the phone. */
  update(world: string, graph: Graph): Promise<{ run: 'none' | 'kept' | 'restart' | 'unchanged'; blocked: PhoneBlocked | null }>;
  clock(world: string, offsetMs: number): Promise<void>;
  device(world: string, device: Partial<Device>): Promise<void>;
  setDirectory(world: string, directory: DirectoryScript): Promise<void>;
  restart(world: string): Promise<void>;
  inbox(world: string): Promise<readonly Mail[]>;
  trace(world: string): Promise<Trace>;
  close(world: string): Promise<void>;
};
