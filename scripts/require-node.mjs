// First import of every entry point: better-sqlite3 crashes without a word on Node below 22.
const major = Number(process.versions.node.split('.')[0]);
if (major < 22) {
  console.error(
    `Sallyport needs Node 22.12 or newer, this is ${process.version}. Start it with "npm start" or "npx": they use the Node that came with the packages.`,
  );
  process.exit(1);
}
