import { defineExecutor } from '#flows/kit/define-executor.ts';
import { definition } from './definition.ts';

export const executor = defineExecutor(definition, async () => ({ kind: 'exit', outcome: 'started' }));
