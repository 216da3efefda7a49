import type * as z from 'zod';
import type { Assignment } from './assignment.ts';
import type { Proves } from './assurance.ts';
import type { Condition } from './condition.ts';
import type { ConnectorFamily } from './define-connector.ts';
import type { SessionNeed } from './held-session.ts';
import type { IdentifierKind } from './identifier.ts';
import type { IpRange } from './ip-ranges.ts';
import type { Issue } from './issue.ts';
import type { Migration } from './migration.ts';
import type { Say } from '../languages/say.ts';
import type { PortName } from './ports.ts';

export const categories = ['entry', 'access', 'identify', 'verify', 'choose', 'decide', 'screen', 'user', 'session', 'zone', 'end'] as const;
export type Category = (typeof categories)[number];

/**
 * A named way out of a node.
 * - `pass`: must be wired, or the graph does not compile.
 * - `fail`: the person could not do it; not wired means "back to the screen that fed this node", with its message.
 * - `unavailable`: the method cannot be used now. This, and only this, moves a fallback chain on to its next method.
 */
export type OutcomeSpec<Id extends string = string> = {
  id: Id;
  label: string;
  kind: 'pass' | 'fail' | 'unavailable';
  proves?: Proves;
  /** Gives the run a subject (`chosen`) or a user record for it (`user`). */
  gives?: readonly ('subject' | 'user')[];
  /** With `gives: ['subject']`: what kind of identifier the person may have named. Absent: any kind. */
  identifiers?: readonly IdentifierKind[];
  /** Ends the session the run was started from. */
  endsSession?: true;
  /** Taken only in apps of these access modes: what the app's setting decides, the compiler knows. */
  access?: readonly ('anyone' | 'registered' | 'added')[];
};

/** What must exist in the app, or hold on every path, for the node to work. The compiler reports it and offers a fix. */
export type Requirement =
  | { kind: 'column'; type: 'email' | 'phone' | 'pin' }
  | { kind: 'column-key'; key: string }
  /** `id` as the step's field has it; empty while none is chosen. */
  | { kind: 'connector'; connector: ConnectorFamily; id: string }
  /** A subject was chosen on every path here. `identifier` narrows what kind it must be able to have. */
  | { kind: 'subject'; identifier?: IdentifierKind }
  /** A user record exists on every path here. */
  | { kind: 'user' }
  /**
   * Something was proven about the subject on every path here (FLOW-08). `atLeast`: two kinds of proof, or two factors in
   * the sense of `acrOf` (aal2), where control of an address does not count (OTP-08).
   */
  | { kind: 'proof'; atLeast?: 'two-kinds' | 'two-factors' }
  /** The run was started from a session on every path here; `locked`: from a locked one. */
  | { kind: 'session'; locked?: boolean }
  /** A session, or something proven in this run: what a PIN needs beside it (PIN-02). */
  | { kind: 'session-or-proof' };

/**
 * How long a value lives: `shared` for the rest of the run, `transient` until the next wait, `secret` sealed and never
 * shown in traces or templates.
 */
export type VariableSpec = { name: string; label: string; type: 'text' | 'number' | 'boolean' | 'date'; scope: 'shared' | 'transient' | 'secret' };

export type Channel = 'hosted' | 'spa' | 'ios' | 'android' | 'api';

/** A function of the parsed config. Declared as a method, so that node types of different configs fit one registry. */
type FromConfig<Config extends z.ZodType, T> = { of(config: z.output<Config>): T }['of'];

/** The same of what holds words: sentences are put together with `say`; fixed words stand in English, and whoever shows them says them. */
type Worded<Config extends z.ZodType, T> = { of(config: z.output<Config>, say: Say): T }['of'];

/**
 * A node type as data: what builder, compiler, docs, OpenAPI and command line know of it. Never imports its executor.
 * `const` type parameters keep ids literal, so that an undeclared port or outcome in the executor does not compile.
 */
export type NodeDefinition<Config extends z.ZodType = z.ZodType, Outcome extends string = string, Need extends PortName = PortName> = {
  /** Equals the folder: `verify.email-code`. */
  id: `${Category}.${string}`;
  version: number;
  category: Category;
  title: string;
  /** One sentence for the palette. */
  summary: string;
  /** A lucide icon name in kebab-case. */
  icon: string;
  /** Other words a builder may search for. */
  synonyms: readonly string[];
  config: Config;
  /** Fixed, or computed from the config (a menu's options). `Outcome` then is `string`. */
  outcomes: readonly OutcomeSpec<Outcome>[] | Worded<Config, readonly OutcomeSpec<Outcome>[]>;
  needs: readonly Need[];
  /** English defaults of everything the node can say; keys become `<type>.<name>`. Slots are `{name}`. */
  texts: Readonly<Record<string, string>>;
  /** Undefined: an ordinary step. `chain` and `menu` order children; `entry` starts runs; `end` and `zone` finish them. */
  role?: 'entry' | 'chain' | 'zone-screen' | 'session' | 'end';
  /** Entries: starts from the caller's session (401 without one) and is about its user. */
  session?: SessionNeed;
  /** With `session: 'live'`: whether somebody must have signed in (403 for guests), which the compiler then relies on. */
  signedIn?: FromConfig<Config, boolean>;
  /** Entries: starts about a person the server has found by a link. Identifies, proves nothing (MOB-2). */
  personal?: true;
  requires?: FromConfig<Config, readonly Requirement[]>;
  /** Paths of variables (`vars.x`) and user columns (`user.x`) it looks at. */
  reads?: FromConfig<Config, readonly string[]>;
  writes?: Worded<Config, readonly VariableSpec[]>;
  /** Conditions it judges: the compiler holds them against the types of columns and variables (`conditionFaults`). */
  conditions?: FromConfig<Config, readonly Condition[]>;
  /** Columns it fills and with what: the compiler checks that such a value fits the column (`assignmentFault`). */
  assigns?: FromConfig<Config, readonly Assignment[]>;
  /** Entries its buttons lead to: of this flow, or of the linked app. They are no wires: each begins a run of its own. */
  links?: FromConfig<Config, readonly { entry: string; app?: string | undefined }[]>;
  /** Which addresses take the outcome; all others take another. No ranges: nothing is known (MOB-10). */
  admits?: FromConfig<Config, { outcome: string; addresses: readonly IpRange[] }>;
  /** Shown on the card and summed per path by the compiler. */
  costs?: FromConfig<Config, { email?: number; sms?: number; push?: number }>;
  /** Whether taking it tells an outsider if an account exists. */
  discloses?: FromConfig<Config, boolean>;
  /** Whether the person is asked something. A loop without such a node is refused. */
  asks: boolean;
  /** Counts its visits and takes another outcome when they are used up: such a node also ends a loop (FLOW-16). */
  bounded?: boolean;
  /** Account created, credential linked, session issued: going back stops here. */
  irreversible?: boolean;
  channels?: readonly Channel[];
  /** The one line on the card: what it is set to, in words. */
  describe: Worded<Config, string>;
  /** Checks across fields that the schema cannot say. `field` names the config field. */
  check?: Worded<Config, readonly Pick<Issue, 'code' | 'severity' | 'message' | 'advice' | 'field'>[]>;
  /** From version 2 on: how a config of an older version becomes one of this version, oldest step first. */
  migrations?: readonly Migration[];
};

export const defineNode = <Config extends z.ZodType, const Outcome extends string, const Need extends PortName>(
  definition: NodeDefinition<Config, Outcome, Need>,
): NodeDefinition<Config, Outcome, Need> => definition;
