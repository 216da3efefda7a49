// npm run new-node verify.foo: a folder for a new node type, from scripts/node-template.
import './require-node.mjs';
import { join } from 'node:path';
import { makeNode } from './make-node.ts';

const id = process.argv[2] ?? '';
const made = makeNode(join(import.meta.dirname, '..', 'flows', 'nodes'), id);
if (!made.ok) {
  console.error(made.reason);
  process.exit(1);
}
await import('./gen.mjs');
const folder = `flows/nodes/${id.replace('.', '/')}`;
console.log(`${folder} is there and registered:
${made.files.map((file) => `  ${file}`).join('\n')}

Next:
  1. definition.ts  settings with labels, outcomes, default texts. "needs" names the ports the executor may use.
                    Its texts in other languages are in flows/languages/steps.
  2. executor.ts    read through ports, return writes as effects. Undeclared outcomes and ports do not compile.
  3. cases/*.json   a tiny flow, what a person does, what they see: test, example and documentation in one.
  4. README.md      for builders: what it does, when to use it, its outcomes.
  5. npm run docs   its section of the reference pages.
  6. npx vitest run ${folder} flows/testing/cases.test.ts`);
