import type * as z from 'zod';
import type { TextRef } from './field-meta.ts';
import type { NodeDefinition } from './define-node.ts';
import type { HeldSession } from './held-session.ts';
import type { Json } from './json.ts';
import type { PortName, Ports } from './ports.ts';
import type { Phrase, PhraseValues } from '../protocol/challenge.ts';
import type { Amr, Assurance } from './assurance.ts';
import type { Arrival, Step, Subject } from './step.ts';

/** What the app that started the run told about itself. Untrusted, except `ip` and `hosted`, which the server knows. */
export type RunContext = {
  email?: string;
  application?: { id?: string; name?: string; version?: string };
  device?: { id?: string; version?: string; description?: string; simulator?: boolean };
  team?: { id?: string };
  language?: { id?: string; region?: string; code?: string };
  parameters?: { [key: string]: Json };
  ip?: string;
  /** The server's own pages ask the questions, not the app's screens. */
  hosted?: boolean;
};

/** A proof of this run, as recorded by the interpreter. */
export type Proof = {
  assurance: Assurance;
  amr: readonly Amr[];
  node: string;
  visit: number;
  /** Whom it was proven about. */
  subject: Subject;
  at: number;
};

/** What the app decided for everybody: who may come in, how long sessions live. */
export type AppPolicy = {
  app: string;
  /** The builder's name for the app, for mails that say what they are about. */
  name: string;
  env: 'live' | 'sandbox';
  access: 'anyone' | 'registered' | 'added';
  lifetimes: { accessSeconds: number; refreshSeconds: number; absoluteSeconds: number };
};

export type ExecutorInput<Config, Need extends PortName> = {
  config: Config;
  /** This node and which visit of it. `zone` is the zone it stands in. */
  node: { id: string; visit: number; zone: { key: string; kind: 'public' | 'secure' } };
  run: { id: string; flow: string; version: number; locale: string };
  arrival: Arrival;
  /** What this visit noted before; empty on entry. */
  memo: { readonly [key: string]: Json };
  subject: Subject;
  proofs: readonly Proof[];
  /** The session the run was started from; gone once the run itself has ended it. */
  session?: HeldSession;
  context: RunContext;
  app: AppPolicy;
  /**
   * Resolves `context.*`, `user.*`, `vars.*`, `nodes.*`, `env`. Undefined: there is no such value (never "true").
   * `user.*` is undefined until something was proven about the subject: nothing of a stranger's record shows.
   */
  value(path: string): Promise<Json | undefined>;
  /** The builder's words if they gave any, else the node type's default of that name. */
  say(own: TextRef | undefined, name: string, values?: PhraseValues): Phrase;
  /** Resolves a phrase to plain words in the run's language: for what leaves the server (mail). */
  words(phrase: Phrase): Promise<string>;
  ports: Pick<Ports, Need>;
};

/**
 * Declared as a method, so that executors of different configs and ports fit one table; the interpreter passes the
 * parsed config and all ports.
 */
export type Executor<Config = unknown, Outcome extends string = string, Need extends PortName = never> = {
  execute(input: ExecutorInput<Config, Need>): Promise<Step<Outcome>>;
}['execute'];

/** Ties an executor to its definition: config type, ports and outcomes follow from it. */
export const defineExecutor = <Config extends z.ZodType, Outcome extends string, Need extends PortName>(
  _definition: NodeDefinition<Config, Outcome, Need>,
  execute: Executor<z.output<Config>, Outcome, Need>,
): Executor<z.output<Config>, Outcome, Need> => execute;
