import type { NodeDefinition, OutcomeSpec } from '../../kit/define-node.ts';
import { fact, type Facts, has, proofFact, proofsIn } from '../facts.ts';

/** Whether leaving a step by this outcome gives a run the fact it lacks, when `facts` hold already. */
export const provides = (role: NodeDefinition['role'], { kind, proves, gives = [] }: OutcomeSpec, wanted: Facts, facts: Facts): boolean => {
  if (kind !== 'pass') return false;
  const adds = proves !== undefined && !has(facts, proofFact(proves.assurance));
  switch (wanted) {
    case fact.proven:
    case fact.backed:
      return adds;
    case fact.twoKinds:
      return adds && proofsIn(facts) !== 0;
    case fact.twoFactors:
      return adds && proves.assurance !== 'identifier' && has(facts, fact.twoKinds);
    case fact.subject:
      return gives.includes('subject');
    // Naming somebody anew as well would make it another person's.
    case fact.user:
      return gives.includes('user') && !gives.includes('subject');
    case fact.session:
    case fact.here:
      return role === 'session';
    default:
      return false;
  }
};
