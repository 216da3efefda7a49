import { hash } from 'node:crypto';
import { judgePassword } from '../security/passwords/judge-password.ts';
import type { Hashing } from '../services.ts';

const digest = (secret: string): string => hash('sha256', secret, 'base64url');

/** For passwords that are made up for a play and end with it: there is nothing to protect, and a play is to take milliseconds. */
export const scenarioHashing: Hashing = {
  judge: judgePassword,
  hash: async (password) => digest(password),
  compare: async (stored, password) => ({ result: stored === digest(password) ? 'match' : 'mismatch' }),
};
