import { describe, expect, test } from 'vitest';
import { compileToy, signIn } from '#tests/flows/toys.ts';

describe('a flow that is right', () => {
  test('compiles without an issue', () => {
    const { plan, issues } = compileToy(signIn());
    expect(issues).toEqual([]);
    expect(plan?.nodes.map(({ id }) => id)).toEqual(['in', 'ask', 'code', 'deny', 'register', 'secret', 'session', 'home']);
  });
});
