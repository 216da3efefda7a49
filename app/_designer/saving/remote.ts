import type { Graph } from '#flows/graph/graph.ts';
import type { Issue } from '#flows/kit/issue.ts';
import type { GraphPatch } from '#flows/graph/patch.ts';

/** Edits that go to the server as one operation. */
export type Batch = { label: string; patches: readonly GraphPatch[] };

/** An operation somebody saved after the revision we had seen. */
export type Foreign = Batch & { revision: number; author: string; at: number };

export type SaveAnswer =
  /** `since`: operations of others that were merged below ours. */
  | {
      kind: 'saved';
      revision: number;
      since: readonly Foreign[] /** What the server finds wrong with the draft as it is now. */;
      issues?: readonly Issue[];
    }
  /** Somebody changed the same things. Nothing was saved. */
  | { kind: 'conflict'; revision: number; since: readonly Foreign[] };

/** The server's side of a draft. Rejects when it cannot be reached; with `Refused` when trying again is of no use. */
export type FlowRemote = {
  save(input: Batch & { base: number }): Promise<SaveAnswer>;
  /** What the server finds wrong with the saved draft: it knows more of the app than this tab. */
  issues(): Promise<readonly Issue[]>;
  draft(): Promise<{ revision: number; graph: Graph }>;
  /** What was saved after a revision, oldest first; perhaps not all of it at once. */
  operations(after: number): Promise<readonly Foreign[]>;
  /** Hears each revision after `after`. `lost` is called once, when nothing will be heard any more. */
  follow(after: number, listener: { begun(): void; heard(revision: number): void; lost(): void }): () => void;
};

/** The server will not take the edits as they are: signed out, right withdrawn, flow deleted. The message is for the builder. */
export class Refused extends Error {}
