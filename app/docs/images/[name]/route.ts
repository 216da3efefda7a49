import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A picture of the documentation. A name holds neither dots nor slashes, so that nothing beside these is ever read. */
export const GET = async (_request: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> => {
  const { name } = await params;
  if (!/^[a-z0-9-]+\.png$/.test(name)) return new Response(null, { status: 404 });
  return readFile(join(/* turbopackIgnore: true */ process.cwd(), 'docs', 'images', name)).then(
    (picture) => new Response(Uint8Array.from(picture), { headers: { 'content-type': 'image/png' } }),
    () => new Response(null, { status: 404 }),
  );
};
