/** One configuration for all kinds of test: unit beside the code, end to end in test/. */
export default {
  rootDir: '.',
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  // Suites run in a few processes of plain Node, which load every module once and not once a suite.
  runner: './test/runner/runner.js',
  // Suites also wait for disks and for processes they have started: two more than two cores.
  maxWorkers: 4,
  setupFiles: ['<rootDir>/test/runner/load-typescript.js'],
  setupFilesAfterEnv: ['<rootDir>/test/runner/deadlines.js'],
  globalSetup: '<rootDir>/test/runner/begin-run.js',
  globalTeardown: '<rootDir>/test/runner/end-run.js',
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  transform: {},
};
