/** One configuration for all kinds of test: unit beside the code, end to end in test/. */
export default {
  rootDir: '.',
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/shared-postgres.js',
  globalTeardown: '<rootDir>/test/end-shared-postgres.js',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: {
          target: 'es2022',
          experimental: { keepImportAttributes: true },
          keepClassNames: true,
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
      },
    ],
  },
  // Most of the slow tests wait for processes they have started: two at a time.
  maxWorkers: 2,
  // Modules of suites that are over are never let go of: where the heap has grown, the last suites take four times as long.
  workerIdleMemoryLimit: '700MB',
  // What takes seconds takes many times as long on a machine that others use too.
  testTimeout: 60_000,
};
