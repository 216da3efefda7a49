import { sameIdentity } from '../kit/identifier.ts';
import type { Subject } from '../kit/step.ts';

const sameIdentifier = (a: Subject['identifier'], b: Subject['identifier']) => a?.kind === b?.kind && a?.canonical === b?.canonical;

/** Who a subject is, without what is said about them: all that a proof has to remember. */
export const named = ({ profile: _, ...who }: Subject): Subject => who;

/** Whether `next` is the person `proven` is about, perhaps known better. Once proven, a subject cannot become another (FLOW-10). */
export const continues = (proven: Subject, next: Subject): boolean => {
  if (proven.user !== undefined) return next.user === proven.user;
  if (proven.identifier !== undefined) return sameIdentifier(proven.identifier, next.identifier);
  return sameIdentity(proven.identity, next.identity);
};
