import { compile } from '#flows/compiler/compile.ts';
import { loadSay } from '#flows/languages/load-say.ts';
import { inEnglish } from '#flows/languages/say.ts';
import { registry } from '#flows/nodes/registry.ts';
import type { CheckAnswer, CheckRequest } from './worker-checker.ts';

addEventListener('message', async ({ data: { id, graph, app, language } }: MessageEvent<CheckRequest>) => {
  const say = await loadSay(language).catch(() => inEnglish);
  postMessage({ id, issues: compile(graph, { registry, app, say, language }).issues } satisfies CheckAnswer);
});
