import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { measureVerification } from './audit/verify.scenario.js';
import { measureAppend } from './append/append.scenario.js';
import { measureEngine } from './engine/engine.scenario.js';
import { measureEngineRebuild } from './engine/rebuild-on-engine.js';
import { measureFleet } from './fleet/fleet.scenario.js';
import { measureForecast } from './forecast/forecast.scenario.js';
import { measureBatches } from './http/batch.scenario.js';
import { measureIdentity } from './http/identity.scenario.js';
import { measureSingle } from './http/single.scenario.js';
import { measureLive } from './live/live.scenario.js';
import { readConditions } from './measure/conditions.js';
import { printConditions, printFindings } from './measure/print.js';
import { measureProjection } from './projection/projection.scenario.js';
import { measureRebuild } from './projection/rebuild.scenario.js';
import { measureReads } from './reads/reads.scenario.js';
import { type Findings, type Scenario } from './scenario.js';
import { measureSigned } from './signed/signed.scenario.js';
import { measureStatistics } from './statistics/statistics.scenario.js';

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  append: measureAppend,
  single: measureSingle,
  identity: measureIdentity,
  batch: measureBatches,
  signed: measureSigned,
  engine: measureEngine,
  'engine-rebuild': measureEngineRebuild,
  projection: measureProjection,
  verify: measureVerification,
  rebuild: measureRebuild,
  forecast: measureForecast,
  reads: measureReads,
  fleet: measureFleet,
  live: measureLive,
  statistics: measureStatistics,
};
const RESULT = resolve('bench', 'results', 'latest.json');

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(SCENARIOS);
const unknown = wanted.find((name) => !(name in SCENARIOS));
if (unknown !== undefined) {
  console.error(`There is no scenario ${unknown}; there are ${Object.keys(SCENARIOS).join(', ')}.`);
  process.exit(2);
}

// Beside the data of the services, not in /tmp: that may be memory, where a sync costs nothing.
const folder = resolve('data');
mkdirSync(folder, { recursive: true });
const begin = performance.now();
const conditions = readConditions(folder);
printConditions(conditions);

const findings: Record<string, Findings> = {};
for (const name of wanted) {
  const own = mkdtempSync(join(folder, `bench-${name}-`));
  try {
    const found = await SCENARIOS[name]?.(own);
    if (!found) continue;
    findings[name] = found;
    printFindings(found);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

const seconds = Math.round((performance.now() - begin) / 1000);
const failed = Object.values(findings).some(({ faults }) => faults.length > 0);
mkdirSync(resolve(RESULT, '..'), { recursive: true });
writeFileSync(
  RESULT,
  `${JSON.stringify({ conditions, seconds, loadAfter: loadavg()[0], correct: !failed, findings }, null, 2)}\n`,
);
console.log(`\n${seconds} s; written to ${RESULT}`);
process.exitCode = failed ? 1 : 0;
