import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'data/**', '**/*.cjs', '**/*.js'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'tsconfig.web.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // Nest modules are empty decorated classes by design.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // Shapes of requests are classes for their decorators' sake; what is sent is plain data of that shape.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'no-console': 'error',
    },
  },
  {
    // Runs in a browser too.
    files: ['libs/proof/src/**', 'libs/thin-form/src/**'],
    ignores: ['**/*.spec.ts', 'libs/proof/src/node/**'],
    rules: { 'no-restricted-globals': ['error', 'Buffer', 'process', 'crypto', 'setImmediate'] },
  },
  {
    // Runs in a browser only.
    files: ['libs/web/src/**', 'apps/control-room/src/**', 'apps/field-app/src/**'],
    ignores: ['**/*.spec.ts', '**/*.spec.tsx'],
    rules: { 'no-restricted-globals': ['error', 'Buffer', 'process', 'setImmediate'] },
  },
  {
    // What these print is their product.
    files: ['apps/demo/**', 'bench/**'],
    rules: { 'no-console': 'off' },
  },
);
