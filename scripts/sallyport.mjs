#!/usr/bin/env node
// `npx sallyport …`: commands beside the server. They run from the sources, which need no build.
import './require-node.mjs';
import { main } from '../server/cli/main.ts';

process.exitCode = await main(process.argv.slice(2), process.env, (text) => process.stdout.write(text));
