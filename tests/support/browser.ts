export type Page = { status: number; headers: Headers; html: string; path: string };
export type Fields = Record<string, string>;

const attribute = (tag: string, name: string): string | undefined => {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  return value
    ?.replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
};

/** The forms of a page: where they go, what they carry, and their buttons. */
export const formsOf = (html: string): { action: string; hidden: Fields; html: string }[] =>
  [...html.matchAll(/<form[^>]*>[^]*?<\/form>/g)].map(([form]) => ({
    html: form,
    action: attribute(/<form[^>]*>/.exec(form)?.[0] ?? '', 'action') ?? '',
    hidden: Object.fromEntries(
      [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [attribute(tag, 'name') ?? '', attribute(tag, 'value') ?? '']),
    ),
  }));

export const headingOf = (html: string): string => /<h1[^>]*>(.*?)<\/h1>/.exec(html)?.[1]?.replace(/<[^>]+>/g, '') ?? '';

/** What answers a browser: an app in this process, or a server by `fetch`. */
type Server = { request(url: string, init: RequestInit, bindings: object): Response | Promise<Response> };

/** A browser without script: keeps cookies, follows our own redirects, posts forms with their hidden fields and its origin. */
export const openBrowser = (app: Server, origin: string) => {
  const cookies = new Map<string, string>();
  const keep = (headers: Headers) => {
    for (const line of headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (/max-age=0(?:;|$)/i.test(line) || value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
  };
  const send = async (path: string, init: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Page> => {
    const headers: Record<string, string> = { host: new URL(origin).host, ...init.headers };
    if (cookies.size > 0 && headers.cookie === undefined) headers.cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await app.request(origin + path, { ...init, headers }, {});
    keep(response.headers);
    return { status: response.status, headers: response.headers, html: await response.text(), path };
  };
  const follow = async (page: Page): Promise<Page> => {
    const location = page.headers.get('location');
    if (page.status !== 303 || location === null || !location.startsWith('/')) return page;
    return follow(await send(location));
  };
  const visit = async (path: string, headers: Record<string, string> = {}) => follow(await send(path, { headers }));
  const post = (path: string, fields: Fields, headers: Record<string, string> = {}): Promise<Page> =>
    send(path, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    });
  /** Fills in the last form of a page (the first is the way back) and follows where it leads. */
  const submit = async (page: Page, fields: Fields = {}): Promise<Page> => {
    const form = formsOf(page.html).at(-1);
    if (form === undefined) throw new Error(`no form on ${page.path}: ${headingOf(page.html)}`);
    return follow(await post(form.action, { ...form.hidden, ...fields }));
  };
  return { cookies, send, visit, post, submit, follow };
};
export type Browser = ReturnType<typeof openBrowser>;
