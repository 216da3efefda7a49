// The walls of the house (DESIGN section 2). Each rule was proven by breaking it: tests/walls/walls.test.ts does it again in CI.
const test = '\\.test\\.tsx?$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    {
      name: 'flows-is-pure',
      severity: 'error',
      comment: 'flows/ knows; it neither does nor shows.',
      from: { path: '^flows/' },
      to: { path: '^(app|server|drizzle)/' },
    },
    { name: 'flows-no-node-core', severity: 'error', from: { path: '^flows/', pathNot: test }, to: { dependencyTypes: ['core'] } },
    { name: 'server-does-not-show', severity: 'error', from: { path: '^server/' }, to: { path: '^app/' } },
    {
      name: 'node-types-are-rooms',
      severity: 'error',
      comment: 'Shared by a category: its _shared; by two: kit. Never sideways.',
      from: { path: '^flows/nodes/([^/]+)/([^/]+)/', pathNot: test },
      to: { path: '^flows/nodes/', pathNot: '^flows/nodes/$1/($2|_shared)/' },
    },
    {
      name: 'executors-have-one-door',
      severity: 'error',
      from: { path: '^(flows|server|app)/', pathNot: ['^flows/nodes/executors\\.ts$', '^flows/testing/', '^server/engine/machine-for\\.ts$', test] },
      to: { path: '^flows/nodes/(executors\\.ts|.*/executor\\.ts)$', pathNot: '^flows/nodes/$1/$2/' },
    },
    {
      name: 'engine-takes-node-types-as-arguments',
      severity: 'error',
      from: { path: '^flows/(interpreter|compiler|graph|plan|kit|protocol)/', pathNot: test },
      to: { path: '^flows/nodes/' },
    },
    {
      name: 'app-enters-server-by-the-gate',
      severity: 'error',
      from: { path: '^(app/|proxy\\.ts)' },
      to: { path: '^server/', pathNot: '^server/index\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-storage-sees-drizzle',
      severity: 'error',
      from: { path: '^(app|server|flows)/', pathNot: '^server/storage/' },
      to: { path: '^(drizzle/|node_modules/(drizzle-orm|better-sqlite3|pg)/)' },
    },
    {
      name: 'adapters-are-strangers',
      severity: 'error',
      from: { path: '^server/storage/(sqlite|postgres)/' },
      to: { path: '^server/storage/(sqlite|postgres)/', pathNot: '^server/storage/$1/' },
    },
    {
      name: 'runtime-without-console',
      severity: 'error',
      from: { path: '^server/(http|pages|engine|sessions|security|delivery)/', pathNot: test },
      to: { path: '^(server/(console|trpc)/|node_modules/(next|@trpc)/)' },
    },
    {
      name: 'canvas-library-stays-in-the-designer',
      severity: 'error',
      from: { pathNot: '^app/(_designer|globals\\.css)' },
      to: { path: '^node_modules/@xyflow/' },
    },
    {
      name: 'not-to-test-code',
      severity: 'error',
      from: { path: '^(flows|server|app)/', pathNot: [test, '^flows/testing/', '/testing/', '^server/storage/contract/'] },
      to: { path: ['^flows/testing/', test, '^tests/'] },
    },
    {
      name: 'not-to-dev-dependency',
      severity: 'error',
      from: { path: '^(flows|server|app)/', pathNot: [test, '^server/storage/contract/', '/testing/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
