import type { ExecutorInput } from '#flows/kit/define-executor.ts';
import type { definition } from './definition.ts';

export type SmsInput = ExecutorInput<ReturnType<typeof definition.config.parse>, (typeof definition.needs)[number]>;
