/** Answers `/healthz` (the process runs) and `/readyz` (it can serve); undefined for any other path. */
export const createHealth =
  (ready: () => Promise<boolean>) =>
  async (path: string): Promise<{ status: number; body: string } | undefined> => {
    if (path === '/healthz') return { status: 200, body: 'ok\n' };
    if (path !== '/readyz') return undefined;
    try {
      return (await ready()) ? { status: 200, body: 'ready\n' } : { status: 503, body: 'not ready\n' };
    } catch {
      return { status: 503, body: 'not ready\n' };
    }
  };
