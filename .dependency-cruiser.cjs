/** The rooms of the house and who may enter which (docs/architecture.md). */
const room = (name) => `^libs/${name}/`;
const rooms = {
  domain: [],
  'event-store': [],
  platform: [],
  simulation: ['domain'],
  persons: ['domain'],
  web: ['domain', 'proof'],
  'web-host': ['platform'],
  proof: ['domain'],
  'thin-form': ['domain'],
  intake: ['domain', 'event-store', 'persons', 'proof', 'thin-form', 'access', 'platform'],
  'read-models': ['domain', 'event-store', 'platform'],
  access: ['domain', 'event-store', 'proof', 'platform'],
  audit: ['domain', 'event-store', 'read-models', 'proof', 'platform'],
};

const roomRules = Object.entries(rooms).map(([name, allowed]) => ({
  name: `room-${name}`,
  comment: `libs/${name} may import only: ${['itself', ...allowed].join(', ')}.`,
  severity: 'error',
  from: { path: room(name) },
  to: { path: '^(libs|apps|test|bench)/', pathNot: [name, ...allowed].map(room) },
}));

module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'domain-is-pure',
      comment:
        'The domain knows no framework, no input or output and no package at all; only its tests and what makes any event for them do.',
      severity: 'error',
      from: { path: room('domain'), pathNot: '(\\.spec|/testing/any-[a-z]+)\\.ts$' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-peer', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'proof-runs-anywhere',
      comment:
        'What proves runs in a browser too: no part of Node, and no package but those for it. Only node/ is for the server.',
      severity: 'error',
      from: { path: room('proof'), pathNot: '(\\.spec\\.ts$|/testing/|^libs/proof/src/node(/|\\.ts$))' },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
        pathNot: 'node_modules/@noble/(curves|hashes)/',
      },
    },
    {
      name: 'proof-without-node',
      comment: 'What runs anywhere does not load what is for the server only.',
      severity: 'error',
      from: { path: room('proof'), pathNot: '(\\.spec\\.ts$|/testing/|^libs/proof/src/node(/|\\.ts$))' },
      to: { path: '^libs/proof/src/node(/|\\.ts$)' },
    },
    {
      name: 'thin-form-stands-alone',
      comment: 'A phone loads the thin form without anything else; only its tests look at what it is about.',
      severity: 'error',
      from: { path: room('thin-form'), pathNot: '\\.spec\\.ts$' },
      to: { pathNot: room('thin-form') },
    },
    {
      name: 'event-store-without-nest',
      comment: 'The store is a plain library; Nest stays at the edge.',
      severity: 'error',
      from: { path: room('event-store') },
      to: { path: 'node_modules/@nestjs' },
    },
    {
      name: 'libs-do-not-know-apps',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|test|bench)/' },
    },
    {
      name: 'public-face',
      comment:
        'Another room is entered by its public face (src/index.ts) only, testing kits by src/testing.ts, proof on the server by src/node.ts.',
      severity: 'error',
      from: { path: '^(libs/[^/]+|apps/[^/]+|test|bench)/' },
      to: {
        path: '^libs/',
        pathNot: ['^libs/[^/]+/src/(index|testing)\\.ts$', '^libs/proof/src/node\\.ts$', '^$1/'],
      },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
