import { compile } from '#flows/compiler/compile.ts';
import { registry } from '#flows/nodes/registry.ts';
import type { CheckAnswer, CheckRequest } from './worker-checker.ts';

addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => {
  const answer: CheckAnswer = { id: data.id, issues: compile(data.graph, { registry, app: data.app }).issues };
  postMessage(answer);
});
