import { type Command, Option } from 'commander';
import { DEFAULT_URL, readAddress, withExamples } from '../options.js';
import { type Run } from '../run.js';
import { type ExportForm } from './export.handler.js';

/** Forms of export, and what the API calls them. */
const FORMS: Readonly<Record<string, ExportForm>> = {
  epcis: { name: 'epcis', accept: 'application/ld+json' },
  cloudevents: { name: 'cloudevents', accept: 'application/x-ndjson' },
  csv: { name: 'events', accept: 'text/csv' },
  passages: { name: 'passages', accept: 'text/csv' },
  html: { name: 'report', accept: 'text/html' },
};

interface Options {
  readonly as: string;
  readonly out?: string;
  readonly events?: boolean;
  readonly url: string;
}

/** Adds `kafila export`. */
export function addExport(program: Command, run: Run): void {
  const command = program
    .command('export')
    .summary('take a convoy away: EPCIS, CloudEvents, tables, a report to print')
    .description(
      'Writes all that is recorded of a convoy, its carnets and its declarations to stdout or a file. ' +
        'docs/audit/exports.md says what stands in it.',
    )
    .argument('<convoy>', 'id of the convoy')
    .addOption(
      new Option(
        '--as <form>',
        'epcis: EPCIS 2.0 as JSON-LD; cloudevents: NDJSON; csv: all events; passages: a table of border passages; html: a report to print',
      )
        .choices(Object.keys(FORMS))
        .makeOptionMandatory(),
    )
    .option('--events', 'html only: with every event as an appendix (default: without)')
    .option('--out <file>', 'write it there; the file appears when it is whole (default: stdout)')
    .addOption(
      new Option('--url <address>', 'the service that is asked').default(DEFAULT_URL).argParser(readAddress),
    )
    .action(async (convoyId: string, { as, out, events = false, url }: Options) => {
      const form = FORMS[as];
      if (!form) throw new Error(`There is no form '${as}'.`);
      await run(async (surroundings) => {
        const { exportConvoy } = await import('./export.handler.js');
        return exportConvoy({ url, convoyId, form, out, events }, surroundings);
      });
    });
  withExamples(
    command,
    'kafila export nlc-tr-az-2021-09 --as html --out report.html',
    'kafila export nlc-tr-az-2021-09 --as cloudevents | head -1',
  );
}
