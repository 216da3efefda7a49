import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { registry } from '#flows/nodes/registry.ts';

// Read while building: a server needs neither the READMEs nor to be started beside them.
export const dynamic = 'force-static';
export const dynamicParams = false;

export const generateStaticParams = () => Object.keys(registry).map((type) => ({ type }));

/** The README of a node type. */
export const GET = async (_request: Request, { params }: { params: Promise<{ type: string }> }): Promise<Response> => {
  const [category = '', name = ''] = (await params).type.split('.');
  const text = await readFile(join(/* turbopackIgnore: true */ process.cwd(), 'flows', 'nodes', category, name, 'README.md'), 'utf8');
  return new Response(text, { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
};
