import type { inferRouterOutputs } from '@trpc/server';
import type { AppRouter } from '#server/index.ts';

/** A past run as the server tells it: its steps, the outcomes taken and the wires walked. */
export type RunWay = inferRouterOutputs<AppRouter>['runs']['way'];
export type RunLine = inferRouterOutputs<AppRouter>['runs']['list']['runs'][number];
