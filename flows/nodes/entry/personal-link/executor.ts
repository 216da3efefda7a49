import { defineExecutor } from '#flows/kit/define-executor.ts';
import { definition } from './definition.ts';

/** The server has found whose link it is. A link is forwarded and seen by others: it identifies and is no proof (MOB-2). */
export const executor = defineExecutor(definition, async () => ({ kind: 'exit', outcome: 'opened' }));
