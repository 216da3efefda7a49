import { acrOf } from '#flows/kit/assurance.ts';
import type { Proof } from '#flows/kit/define-executor.ts';

/** Whether what is proven is as much as a step asks for. `one`: anything; two kinds or factors are told apart as in `acrOf` (OTP-08). */
export const suffices = (needed: 'one' | 'two-kinds' | 'two-factors', proofs: readonly Pick<Proof, 'assurance'>[]): boolean => {
  const kinds = new Set(proofs.map(({ assurance }) => assurance));
  if (needed === 'two-factors') return acrOf(kinds) === 'aal2';
  return kinds.size >= (needed === 'one' ? 1 : 2);
};
