/**
 * Names of the server-sent events of a body (HTML standard, 9.2), in order; `''` for a comment, which only shows that the
 * server is alive. Data is not read: an event says that there is news, not what it is.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += decoder.decode(value, { stream: true });
      const blocks = rest.split(/\r?\n\r?\n/);
      rest = blocks.pop() ?? '';
      for (const block of blocks) yield /^event: ?(.*)$/m.exec(block)?.[1] ?? '';
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
