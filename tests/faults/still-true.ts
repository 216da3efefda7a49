import { expect } from 'vitest';
import { type Acknowledged, api, browserAt, get, post, redeem, refresh, type Server, stepOf, tokensOf } from './people.ts';

/** The time a predecessor finds its successor (ms), less what asking may take. */
const grace = 8_000;

/** Everything people were told before the crash, looked at after it. What is spent by looking is the last thing done with it. */
export const expectStillTrue = async (server: Server, told: Acknowledged): Promise<void> => {
  // Rotations first: the successor is found for ten seconds only.
  for (const [session, { tokens, at, client }] of told.sessions) {
    const [newest, predecessor] = [tokens.at(-1), tokens.at(-2)];
    if (newest === undefined) continue;
    expect((await get(api(server, '/session'), newest.access_token)).body, 'an acknowledged session is gone').toMatchObject({ session });
    if (predecessor !== undefined && Date.now() - at < grace) {
      const again = await refresh(server, predecessor.refresh_token, client);
      // The same successor, or, where a rotation nobody heard of has followed, a refusal: never a second branch.
      if (again.status === 200) {
        expect(tokensOf(again).refresh_token).toBe(newest.refresh_token);
        const next = tokensOf(await refresh(server, newest.refresh_token, client));
        expect(next.refresh_token).not.toBe(newest.refresh_token);
        expect((await refresh(server, predecessor.refresh_token, client)).status, 'an old token was taken').toBe(400);
      }
      expect((await refresh(server, predecessor.refresh_token, client)).status).toBe(400);
      expect((await get(api(server, '/session'), newest.access_token)).status, 'reuse did not end the family').toBe(401);
    } else if (Date.now() - at < grace) tokensOf(await refresh(server, newest.refresh_token, client));
  }

  for (const { run, state, code } of told.waiting) {
    const step = stepOf(await get(api(server, `/runs/${run}`), state));
    // An answer that nobody heard may have ended it.
    if (step.kind === 'done') continue;
    expect(step).toMatchObject({ kind: 'ask', challenge: { kind: 'code' } });
    expect(stepOf(await post(api(server, `/runs/${run}/submit`), { state: step.state, action: 'submit', inputs: { code } })).kind).toBe('done');
  }
  for (const { run, state, code } of told.ended) {
    expect([409, 410]).toContain((await post(api(server, `/runs/${run}/submit`), { state, action: 'submit', inputs: { code } })).status);
  }
  for (const { link, run, state } of told.confirmed) {
    const step = stepOf(await get(api(server, `/runs/${run}`), state));
    expect(step.kind, 'a confirmed link was forgotten').toBe('done');
    expect((await get(api(server, '/session'), step.result?.access_token ?? '')).status).toBe(200);
    expect((await browserAt(server).visit(link)).status, 'a link can be used twice').toBe(410);
  }
  for (const carried of told.unredeemed) {
    const first = await redeem(server, carried);
    expect([200, 400]).toContain(first.status);
    expect((await redeem(server, carried)).status, 'a code was redeemed twice').toBe(400);
  }
  for (const carried of told.redeemed) expect((await redeem(server, carried)).status, 'a code was redeemed twice').toBe(400);
};
