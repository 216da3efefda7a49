import { start } from '#server/runtime.ts';

/** The runtime as `npm run start:runtime` has it, from its sources: a process of its own, to be killed. */
await start();
