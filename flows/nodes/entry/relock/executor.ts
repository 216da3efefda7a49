import { defineExecutor } from '#flows/kit/define-executor.ts';
import { definition } from './definition.ts';

/** The server has checked that the session is locked. What it had proven before counts for nothing here (MOB-9). */
export const executor = defineExecutor(definition, async () => ({ kind: 'exit', outcome: 'started' }));
