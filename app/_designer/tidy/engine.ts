import type { Engine } from './lay-out.ts';

let started: Promise<Engine> | undefined;

/** elkjs in a worker: 1.5 MB that are loaded when something is tidied for the first time. */
const start = async (): Promise<Engine> => {
  const { default: Elk } = await import('elkjs/lib/elk-api.js');
  return new Elk({ workerFactory: () => new Worker(new URL('./elk.worker.ts', import.meta.url), { type: 'module' }) });
};

export const layoutEngine = (): Promise<Engine> => {
  started ??= start().catch((error: unknown) => {
    started = undefined;
    throw error;
  });
  return started;
};
