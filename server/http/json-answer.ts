/**
 * An answer in JSON that nobody may keep. Made as it is: asked for two headers, Hono's `c.json` makes a Headers object, which takes
 * longer than reading a session.
 */
export const jsonAnswer = (value: unknown, status = 200, more: Readonly<Record<string, string>> = {}): Response =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...more } });
