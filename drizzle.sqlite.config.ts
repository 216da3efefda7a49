import './scripts/require-node.mjs';
import { defineConfig } from 'drizzle-kit';

export default defineConfig({ dialect: 'sqlite', schema: './drizzle/tables.sqlite.ts', out: './drizzle/sqlite', casing: 'snake_case' });
