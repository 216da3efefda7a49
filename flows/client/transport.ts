import { readProblem } from './read-problem.ts';
import { SallyportProblem } from './sallyport-problem.ts';

/** One request. `key` makes a repeated POST harmless: the server answers it once (FLOW-14). */
export type Call = {
  method: 'GET' | 'POST';
  path: string;
  bearer?: string | undefined;
  key?: string | undefined;
  json?: unknown;
  form?: Readonly<Record<string, string>> | undefined;
  accept?: string | undefined;
  signal?: AbortSignal | undefined;
};

export type Transport = {
  /** The response itself, whatever its status. Throws `network`, or the signal's reason when it was given up. */
  open(call: Call): Promise<Response>;
  /** The parsed body of a good answer. Throws the problem of a bad one. */
  send(call: Call): Promise<unknown>;
};

const bodyOf = (call: Call): { type?: string; body?: string } => {
  if (call.form !== undefined) return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams({ ...call.form }).toString() };
  if (call.json !== undefined) return { type: 'application/json', body: JSON.stringify(call.json) };
  return {};
};

const parse = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const createTransport = (options: { baseUrl: string; fetch: typeof fetch; headers: () => Readonly<Record<string, string>> }): Transport => {
  const base = options.baseUrl.replace(/\/+$/, '');

  const open = async (call: Call): Promise<Response> => {
    const { type, body } = bodyOf(call);
    const headers = new Headers({ accept: call.accept ?? 'application/json', ...options.headers() });
    if (type !== undefined) headers.set('content-type', type);
    if (call.bearer !== undefined) headers.set('authorization', `Bearer ${call.bearer}`);
    if (call.key !== undefined) headers.set('idempotency-key', call.key);
    try {
      return await options.fetch(base + call.path, {
        method: call.method,
        headers,
        body: body ?? null,
        signal: call.signal ?? null,
        cache: 'no-store',
        redirect: 'error',
      });
    } catch (cause) {
      call.signal?.throwIfAborted();
      throw new SallyportProblem('network', 0, 'The server could not be reached.', { cause });
    }
  };

  const send = async (call: Call): Promise<unknown> => {
    const response = await open(call);
    try {
      const body = await parse(response);
      if (response.ok) return body;
      throw readProblem(response, body);
    } catch (cause) {
      if (cause instanceof SallyportProblem) throw cause;
      call.signal?.throwIfAborted();
      // The connection broke while the answer came in: it may have been worked on.
      throw new SallyportProblem('network', 0, 'The answer broke off.', { cause });
    }
  };
  return { open, send };
};
