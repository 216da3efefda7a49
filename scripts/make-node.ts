import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { categories } from '../flows/kit/define-node.ts';

const template = join(import.meta.dirname, 'node-template');
/** Ways in and ends decide what a run is: they are few, and not made from a template. */
const special: readonly string[] = ['entry', 'zone', 'end'];

export type Made = { ok: true; files: readonly string[] } | { ok: false; reason: string };

/** Makes the folder of a new node type from the template: it compiles, passes its tests and does nothing useful yet. */
export const makeNode = (nodes: string, id: string): Made => {
  const [category = '', name = '', ...rest] = id.split('.');
  if (rest.length > 0 || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    return { ok: false, reason: 'Name it <category>.<name> in small letters and hyphens, for example verify.sms-code.' };
  if (!categories.some((known) => known === category))
    return { ok: false, reason: `There is no category "${category}". There are: ${categories.join(', ')}.` };
  if (special.includes(category))
    return {
      ok: false,
      reason: `Copy the nearest folder of flows/nodes/${category} instead: types of this category differ too much for a template.`,
    };
  const folder = join(nodes, category, name);
  if (existsSync(folder)) return { ok: false, reason: `There is a ${id} already.` };

  const words = name.replaceAll('-', ' ');
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  const files = readdirSync(template, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(template.length + 1));
  for (const file of files) {
    const text = readFileSync(join(template, file), 'utf8')
      .replaceAll('screen.example', id)
      .replaceAll("category: 'screen'", `category: '${category}'`)
      .replaceAll('Example', title);
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return { ok: true, files: files.toSorted() };
};
