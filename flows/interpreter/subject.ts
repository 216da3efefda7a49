import type { Subject } from '../kit/step.ts';

const sameIdentifier = (a: Subject['identifier'], b: Subject['identifier']) => a?.kind === b?.kind && a?.canonical === b?.canonical;

/** Whether `next` is the person `proven` is about, perhaps known better. Once proven, a subject cannot become another (FLOW-10). */
export const continues = (proven: Subject, next: Subject): boolean => {
  if (proven.user !== undefined) return next.user === proven.user;
  return proven.identifier !== undefined && sameIdentifier(proven.identifier, next.identifier);
};
