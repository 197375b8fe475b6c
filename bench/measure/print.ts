import Table from 'cli-table3';
import { type FiguresTable, type Findings } from '../scenario.js';
import { type Conditions, isNoisy } from './conditions.js';
import { type Aim, type Figure, type Latency } from './figures.js';

export function printConditions(conditions: Conditions): void {
  const { takenAt, versions, system, cpu, cores, memoryGb, loadBefore, diskSync } = conditions;
  console.log(`${takenAt}  ${system}, ${cores} cores (${cpu}), ${memoryGb} GB`);
  console.log(
    Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', '),
  );
  console.log(`load average ${loadBefore.toFixed(2)}; a 4 KB write and sync takes ${latency(diskSync)}`);
  if (isNoisy(conditions)) console.log('NOISY: something else is running; ratios hold better than rates.');
}

/** Figures as a table; where something was wrong, only what it was. */
export function printFindings({ figures, tables = [], faults, checked }: Findings): void {
  if (faults.length > 0) {
    const names = [...figures.map(({ name }) => name), ...tables.map(({ title }) => title)];
    console.log(`\nWRONG, so no figures for ${names.join('; ')}:`);
    for (const fault of faults) console.log(`  ${fault}`);
    return;
  }
  if (figures.length > 0) printFigures(figures);
  for (const table of tables) printTable(table);
  console.log(`checked: ${checked}`);
}

function printTable({ title, head, rows }: FiguresTable): void {
  const table = new Table({
    head: [...head],
    style: { head: [], border: [], compact: true },
    colAligns: head.map((_, i) => (i === 0 ? 'left' : 'right')),
  });
  for (const row of rows) table.push([...row]);
  console.log(`\n${title}\n${table.toString()}`);
}

function printFigures(figures: readonly Figure[]): void {
  const table = new Table({
    head: [
      '',
      'per second',
      'p50 / p99',
      'CPU each',
      'peer',
      'per second',
      'p50 / p99',
      'CPU each',
      'ratio',
      'aim',
    ],
    style: { head: [], border: [], compact: true },
    colAligns: ['left', 'right', 'right', 'right', 'left', 'right', 'right', 'right', 'right', 'right'],
  });
  for (const figure of figures) table.push(rowOf(figure));
  console.log(`\n${table.toString()}`);
}

function rowOf({ name, unit, perSecond, latency: own, cpuMicros, peer, aim }: Figure): string[] {
  return [
    name,
    `${rate(perSecond)} ${unit}`,
    latency(own),
    cpu(cpuMicros),
    peer?.name ?? '',
    peer ? rate(peer.perSecond) : '',
    latency(peer?.latency ?? null),
    cpu(peer?.cpuMicros ?? null),
    peer ? `${peer.ratio.median.toFixed(2)} (${peer.ratio.min.toFixed(2)}-${peer.ratio.max.toFixed(2)})` : '',
    aim ? `${aimed(aim)} ${aim.met ? 'met' : 'MISSED'}${found(aim.found)}` : '',
  ];
}

function aimed(aim: Aim): string {
  if (aim.of === 'addedMicros') return `CPU +${aim.atMost} us`;
  return aim.of === 'ratio' ? `ratio ${aim.atLeast}` : rate(aim.atLeast);
}

function found(micros: number | undefined): string {
  return micros === undefined ? '' : `, ${micros < 0 ? '' : '+'}${micros.toFixed(1)} us`;
}

function rate(perSecond: number): string {
  return Math.round(perSecond).toLocaleString('en');
}

function latency(times: Latency | null): string {
  return times ? `${times.p50.toFixed(2)} / ${times.p99.toFixed(2)} ms` : '';
}

function cpu(micros: number | null): string {
  return micros === null ? '' : `${micros.toFixed(1)} us`;
}
