import type { Scope } from '../storage/ports/scope.ts';

/** How the secrets of a connector are sealed: bound to the app, environment and connector they were entered for. */
export const connectorSeal = {
  purpose: 'connector',
  boundTo: ({ app, env }: Scope, connector: string): string => JSON.stringify([app, env, connector]),
} as const;
