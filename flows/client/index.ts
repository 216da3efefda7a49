// What apps import. No dependency, no React, nothing of the server: types come from flows/protocol and vanish.
export { createClient } from './create-client.ts';
export type { ClientOptions, SallyportClient } from './create-client.ts';
export type { Inputs, RunCalls, StartInput } from './create-run-calls.ts';
export { SallyportProblem } from './sallyport-problem.ts';
export type { AskStep, DoneStep, FailedStep, RedirectStep, Standing, Step, WaitStep } from './step.ts';
export { memoryTokenStore, webTokenStore } from './token-store.ts';
export type { TokenSet, TokenStore } from './token-store.ts';
