import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { graceMs } from './decide-refresh.ts';
import { endSession } from './end-session.ts';
import { OAuthError } from './oauth-error.ts';
import { refresh } from './refresh.ts';
import { publicCaller, type TestWorld, testWorld, tokens } from './test-world.ts';

/** What may happen to a family, in any order. `which` counts back from the newest token that was ever handed out. */
type Move =
  | { kind: 'present'; which: number; times: number }
  | { kind: 'forge'; which: number; at: number }
  | { kind: 'wait'; ms: number }
  | { kind: 'lock' | 'unlock' | 'revoke' | 'disable' | 'enable' };

const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('present' as const), which: fc.integer({ min: 0, max: 3 }), times: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('forge' as const), which: fc.integer({ min: 0, max: 3 }), at: fc.nat(110) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      ms: fc.oneof(fc.integer({ min: 0, max: 12_000 }), fc.integer({ min: -20_000, max: 90_000_000 })),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('lock' as const, 'unlock' as const, 'revoke' as const, 'disable' as const, 'enable' as const) }),
  },
);

/** The token, or the error's code. */
const attempt = async (world: TestWorld, token: string): Promise<{ token: string } | { error: string }> => {
  try {
    return { token: (await refresh(world.services, world.realm, { token, caller: publicCaller })).refresh_token ?? '' };
  } catch (error) {
    if (error instanceof OAuthError) return { error: error.code };
    throw error;
  }
};

const changed = (text: string, at: number): string => {
  const place = at % text.length;
  return text.slice(0, place) + (text[place] === 'B' ? 'C' : 'B') + text.slice(place + 1);
};

test('RT-02 RT-03 RT-04 whatever the order: never two live branches, reuse always ends the family, grace returns the same successor', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 40 }), async (moves) => {
      const world = await testWorld();
      const signedIn = await world.signIn();
      const row = () => world.row(signedIn.session);
      /** Every token that was ever handed out, oldest first: a second branch would show as a token beside the last. */
      const chain = [signedIn.tokens.refresh_token ?? ''];
      let rotatedAt: number | undefined;

      for (const step of moves) {
        const before = await row();
        const wasOver = before.revokedAt !== null;
        switch (step.kind) {
          case 'wait':
            world.clock.at += step.ms;
            break;
          case 'lock':
            await world.change(before.id, { lockedAt: world.clock.at });
            break;
          case 'unlock':
            await world.change(before.id, { lockedAt: null });
            break;
          case 'revoke':
            await endSession(world.services, world.realm, before.id, 'session.revoked', '');
            break;
          case 'disable':
            await world.userIs('disabled');
            break;
          case 'enable':
            await world.userIs('active');
            break;
          case 'forge': {
            const genuine = chain.at(-1 - step.which) ?? chain[0] ?? '';
            expect(await attempt(world, changed(genuine, step.at))).toEqual({ error: 'invalid_grant' });
            expect(await row()).toEqual(before);
            break;
          }
          case 'present': {
            const index = Math.max(0, chain.length - 1 - step.which);
            const presented = chain[index] ?? '';
            const results = await Promise.all(Array.from({ length: step.times }, () => attempt(world, presented)));
            const given = new Set(results.flatMap((result) => ('token' in result ? [result.token] : [])));
            expect(given.size).toBeLessThanOrEqual(1);
            const [successor] = given;
            if (wasOver) expect(successor).toBeUndefined();
            const isNewest = index === chain.length - 1;
            const inGrace = index === chain.length - 2 && rotatedAt !== undefined && Math.abs(world.clock.at - rotatedAt) <= graceMs;
            if (!isNewest && !inGrace) {
              expect(successor).toBeUndefined();
              expect((await row()).revokedAt).not.toBeNull();
            } else if (successor !== undefined && inGrace) {
              expect(successor).toBe(chain.at(-1));
            } else if (successor !== undefined) {
              expect(chain).not.toContain(successor);
              chain.push(successor);
              rotatedAt = world.clock.at;
            } else {
              // Refused for another reason: nothing was rotated and nobody was punished for asking.
              expect(await row()).toEqual(before);
            }
          }
        }
        // The row knows the newest token, and no other opens the door without its successor being that one.
        expect((await row()).refresh?.hash).toBe(tokens.refresh.parse(world.realm.scope, chain.at(-1) ?? '')?.hash);
        if (wasOver) expect((await row()).revokedAt).not.toBeNull();
      }
    }),
    { numRuns: 400 },
  );
});
