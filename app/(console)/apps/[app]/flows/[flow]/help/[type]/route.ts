import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { registry } from '#flows/nodes/registry.ts';

/** The README of a node type. Only types of the registry have one, so no path of a caller's making is ever read. */
export const GET = async (_request: Request, { params }: { params: Promise<{ type: string }> }): Promise<Response> => {
  const { type } = await params;
  const notFound = () => new Response('There is no help for this step.', { status: 404 });
  if (!Object.hasOwn(registry, type)) return notFound();
  const [category = '', name = ''] = type.split('.');
  try {
    const text = await readFile(join(process.cwd(), 'flows', 'nodes', category, name, 'README.md'), 'utf8');
    return new Response(text, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
  } catch {
    return notFound();
  }
};
