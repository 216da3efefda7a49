// Every English text of the interface, read from the sources: what `say` and `phrase` are given, and what data files hold as titles and labels.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';

const root = join(import.meta.dirname, '../..');
const sources = ['flows/**/*.ts', 'app/**/*.{ts,tsx}', 'server/{trpc,console,scenarios,engine/preview}/**/*.ts'];
const skipped = /\.test\.tsx?$|\/testing\/|\/node_modules\/|^flows\/(languages|testing|client)\//;
/** Where whole objects are words: node types, connectors, commands and the like. */
const dataFiles = /^(flows\/(nodes|connectors|kit|templates)\/(?!.*executor\.ts$)|app\/_designer\/commands\/)/;
const wordKeys = new Set(['title', 'summary', 'label', 'help', 'group', 'placeholder', 'about', 'needs']);

const plain = (node) => {
  if (node?.type === 'Literal' && typeof node.value === 'string') return [node.value];
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return [node.quasis[0].value.cooked];
  if (node?.type === 'ConditionalExpression') return [...plain(node.consequent), ...plain(node.alternate)];
  if (node?.type === 'LogicalExpression') return [...plain(node.left), ...plain(node.right)];
  if (node?.type === 'BinaryExpression' && node.operator === '+') {
    const [left, right] = [plain(node.left), plain(node.right)];
    return left.length === 1 && right.length === 1 ? [left[0] + right[0]] : [];
  }
  if (node?.type === 'TSAsExpression' || node?.type === 'ParenthesizedExpression') return plain(node.expression);
  return [];
};

const nameOf = (key) => (key?.type === 'Identifier' ? key.name : key?.value);

const wordsOfProperty = ({ key, value }) => {
  const name = nameOf(key);
  if (wordKeys.has(name)) return plain(value);
  // One entry for all of them: a language has its own number of other words.
  if ((name === 'synonyms' || name === 'words') && value.type === 'ArrayExpression') {
    const words = value.elements.flatMap(plain);
    return words.length === 0 ? [] : [words.join(', ')];
  }
  if (name === 'choices' && value.type === 'ObjectExpression') return value.properties.flatMap((choice) => plain(choice.value));
  return [];
};

const isSaying = (callee) => ['say', 'phrase'].includes(callee.name) || (callee.type === 'MemberExpression' && callee.property.name === 'say');

/** What steps say to the people who sign in has translations of its own (flows/languages/steps). */
const isForPeople = (node) =>
  (node.type === 'Property' && nameOf(node.key) === 'texts') || (node.type === 'VariableDeclarator' && node.id.name?.endsWith('Texts'));

const visit = (node, found, isData) => {
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const part of node) visit(part, found, isData);
    return;
  }
  if (isData && isForPeople(node)) return;
  if (node.type === 'CallExpression' && isSaying(node.callee)) found.push(...plain(node.arguments[0]));
  if (node.type === 'JSXOpeningElement' && node.name.name === 'Said') {
    const text = node.attributes.find((attribute) => attribute.name?.name === 'text')?.value;
    found.push(...plain(text?.type === 'JSXExpressionContainer' ? text.expression : text));
  }
  if (isData && node.type === 'Property') found.push(...wordsOfProperty(node));
  for (const [key, part] of Object.entries(node)) if (key !== 'type' && typeof part === 'object') visit(part, found, isData);
};

/** English texts by the file each stands in first, files and texts in their order. */
export const gather = () => {
  const seen = new Set();
  const files = globSync(sources, { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !skipped.test(file))
    .sort();
  return files.flatMap((file) => {
    const { program, errors } = parseSync(file, readFileSync(join(root, file), 'utf8'));
    if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
    const found = [];
    visit(program, found, dataFiles.test(file));
    const texts = found.filter((text) => /\p{L}/u.test(text) && !seen.has(text) && seen.add(text));
    return texts.length === 0 ? [] : [{ file, texts }];
  });
};
