import type { Requirement } from './define-node.ts';

/** The column a step keeps PINs in: one of that type, and the very one that was chosen. */
export const pinRequirements = (column: string): readonly Requirement[] => [
  { kind: 'column', type: 'pin' },
  ...(column === '' ? [] : [{ kind: 'column-key' as const, key: column }]),
];
