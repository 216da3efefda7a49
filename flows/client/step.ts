import type { WireChallenge, WireResult, WireStep } from '../protocol/step.ts';

type Common = Omit<WireStep, 'kind' | 'challenge' | 'result'>;
/** Only a run that is over has a result. */
type Open = Common & { result?: undefined };

/** The person is asked something: draw `challenge`, `fields` and `actions`, then `submit`. */
export type AskStep = Open & { kind: 'ask'; challenge: WireChallenge };
/** Something happens elsewhere: draw `challenge` and call `wait`. */
export type WaitStep = Open & { kind: 'wait'; challenge: WireChallenge };
/** The person goes to another site and comes back. */
export type RedirectStep = Open & { kind: 'redirect'; challenge: WireChallenge & { url: string } };
/** The run has reached its end. Tokens are handed out once, with the step that made them. */
export type DoneStep = Common & { kind: 'done'; challenge: WireChallenge; result: WireResult };
/** The run was refused; `result.status_text` may say why. */
export type FailedStep = Common & { kind: 'failed'; challenge: WireChallenge; result?: WireResult };

/** Where a run stands. Narrow it by `kind`. */
export type Step = AskStep | WaitStep | RedirectStep | DoneStep | FailedStep;

/** All that is needed to act on a run: any step of it, or these two strings kept from one. */
export type Standing = Pick<WireStep, 'run' | 'state'>;
