import type { TRPCClient } from '@trpc/client';
import type { Issue } from '#flows/kit/issue.ts';
import type { Say } from '#flows/languages/say.ts';
import type { UserColumn } from '#flows/kit/ports.ts';
import type { AppRouter } from '#server/index.ts';
import { faultOf } from '#app/_trpc/fault-of.ts';
import type { PhoneRemote } from './phone/phone-remote.ts';
import { type FlowRemote, Refused } from './saving/remote.ts';
import type { ScenariosRemote } from './scenarios/scenarios-remote.ts';
import type { WalkRemote } from './walk/walk-remote.ts';

type Client = TRPCClient<AppRouter>;

/** Faults that go away by themselves: the same edits are worth sending again. */
const passing = new Set(['unreachable', 'busy', 'internal', 'too-many-tries']);

/** The draft on the server. */
export const flowRemote = (client: Client, flow: string, say: Say): FlowRemote => ({
  save: async ({ base, label, patches }) => {
    try {
      return await client.flows.save.mutate({ flow, base, label: label.slice(0, 200), patches: [...patches] });
    } catch (error) {
      const fault = faultOf(error);
      if (fault === undefined || passing.has(fault.code)) throw error;
      throw new Refused([fault.message, ...fault.reasons, say('Your edits are kept in this browser.')].join(' '));
    }
  },
  issues: async () => (await client.flows.compile.mutate({ flow })).issues,
  draft: () => client.flows.draft.query({ flow }),
  operations: async (after) => (await client.flows.operations.query({ flow, after })).operations,
  follow: (after, { begun, heard, lost }) => {
    let over = false;
    const end = () => {
      if (over) return;
      over = true;
      stream.unsubscribe();
      lost();
    };
    const stream = client.flows.changes.subscribe(
      { flow, after },
      {
        onStarted: begun,
        onData: ({ revision }) => heard(revision),
        onError: end,
        onComplete: end,
        // The browser would try again by itself, always after the same time and from the same revision.
        onConnectionStateChange: ({ state, error }) => {
          if (state === 'connecting' && error !== null) end();
        },
      },
    );
    return () => {
      over = true;
      stream.unsubscribe();
    };
  },
});

/** The error's message becomes what the builder is told. */
const inWords = async <T>(call: Promise<T>): Promise<T> => {
  try {
    return await call;
  } catch (error) {
    throw new Error(faultOf(error)?.message, { cause: error });
  }
};

/** Adds a column to the app's users table; answers all its columns. */
export const columnAdder =
  (client: Client, app: string) =>
  async (column: NonNullable<Issue['column']>): Promise<readonly UserColumn[]> => {
    await inWords(client.columns.add.mutate({ app, column: { ...column, options: [] } }));
    return inWords(client.columns.list.query({ app }));
  };

/** Walks in those worlds. */
export const walkRemote = (client: Client, flow: string): WalkRemote => ({
  startAt: (world, node, pinned, forced) => inWords(client.preview.startAt.mutate({ flow, world, node, pinned, forced: [...forced] })),
  mock: async (world, mocked) => {
    await inWords(client.preview.mock.mutate({ flow, world, mocked }));
  },
  back: async (world) => (await inWords(client.preview.back.mutate({ flow, world }))).run,
});

/** The preview worlds on the server. */
export const phoneRemote = (client: Client, flow: string): PhoneRemote => ({
  open: (graph) => inWords(client.preview.open.mutate({ flow, graph })),
  openTwin: (world) => inWords(client.preview.twin.mutate({ flow, world })),
  update: (world, graph) => inWords(client.preview.update.mutate({ flow, world, graph })),
  clock: async (world, offsetMs) => {
    await inWords(client.preview.clock.mutate({ flow, world, offsetMs }));
  },
  device: (world, device) => inWords(client.preview.device.mutate({ flow, world, device })),
  setDirectory: (world, directory) => inWords(client.preview.setDirectory.mutate({ flow, world, directory })),
  restart: (world) => inWords(client.preview.restart.mutate({ flow, world })),
  inbox: (world) => inWords(client.preview.inbox.query({ flow, world })),
  trace: (world) => inWords(client.preview.trace.query({ flow, world })),
  close: (world) => inWords(client.preview.close.mutate({ flow, world })),
});

/** The flow's scenarios on the server. */
export const scenariosRemote = (client: Client, flow: string): ScenariosRemote => ({
  list: () => inWords(client.scenarios.list.query({ flow })),
  run: (ids) => inWords(client.scenarios.run.mutate({ flow, ...(ids && { ids: [...ids] }) })),
  keep: (world, name, replaces) => inWords(client.scenarios.keep.mutate({ flow, world, name, ...(replaces !== undefined && { replaces }) })),
  accept: (id) => inWords(client.scenarios.accept.mutate({ flow, id })),
  change: (id, change) => inWords(client.scenarios.change.mutate({ flow, id, ...change })),
  move: (id, to) => inWords(client.scenarios.move.mutate({ flow, id, to })),
  duplicate: (id) => inWords(client.scenarios.duplicate.mutate({ flow, id })),
  remove: (id) => inWords(client.scenarios.remove.mutate({ flow, id })),
  addOfTemplate: (template) => inWords(client.scenarios.addOfTemplate.mutate({ flow, template })),
  exported: () => inWords(client.scenarios.export.query({ flow })),
  add: (scenarios) => inWords(client.scenarios.add.mutate({ flow, scenarios: [...scenarios] })),
  walk: (id, world, steps) => inWords(client.scenarios.walk.mutate({ flow, id, world, steps })),
});
