import { join } from 'node:path';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

/** Builds the control room into dist/web/control-room, from where `libs/web-host` serves it. */
export default defineConfig({
  root,
  base: '/',
  // Sources of our own rooms, as the `imports` of package.json name them.
  resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'] },
  build: {
    outDir: join(root, '../../dist/web/control-room'),
    emptyOutDir: true,
    target: 'es2022',
    // A data: address would need a policy that allows it.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // Directives for servers that render; none of ours does.
    rolldownOptions: {
      onLog: (level, log, defaultHandler) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') defaultHandler(level, log);
      },
    },
  },
  logLevel: 'warn',
  server: { proxy: { '/v1': 'http://127.0.0.1:3000', '/login': 'http://127.0.0.1:3000' } },
});
