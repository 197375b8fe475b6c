#!/usr/bin/env node
// The command line runs from dist/, as the services do.
import { existsSync } from 'node:fs';

const built = new URL('../dist/apps/kafila/src/main.js', import.meta.url);
if (existsSync(built)) {
  await import(built.href);
} else {
  process.stderr.write('Kafila is not built yet; run npm run build first.\n');
  process.exitCode = 2;
}
