import { CSV } from '#kafila/read-models';
import { cloudEventBatch, cloudEventLines } from './cloud-events/cloud-events.js';
import { eventTable } from './csv/event-table.js';
import { passageTable } from './csv/passage-table.js';
import { epcisDocument } from './epcis/epcis-document.js';
import { type Offer } from './offers.js';
import { convoyReport, type ReportOptions } from './report/convoy-report.js';
import { type ConvoyToReport } from './report/convoy-to-report.js';

/** One way to write a convoy down. */
export interface ExportOffer extends Offer {
  /** How a file of it ends. */
  readonly ending: string;
  readonly write: (
    convoy: ConvoyToReport,
    options: ReportOptions,
  ) => AsyncIterable<string> | Iterable<string>;
}

const NDJSON = ['application/x-ndjson', 'application/ndjson', 'application/jsonl'];

/** What one can have of a convoy. */
interface Export {
  /** What it is, for the description of the API. */
  readonly about: string;
  /** In what it can be had. The first is for all who ask for nothing in particular. */
  readonly offers: readonly ExportOffer[];
}

/** Every export by its name in the address. */
export const EXPORTS: Readonly<Record<string, Export>> = {
  epcis: {
    about: 'EPCIS 2.0 in JSON-LD',
    offers: [
      {
        contentType: 'application/ld+json; charset=utf-8',
        names: ['application/ld+json'],
        ending: 'epcis.jsonld',
        write: epcisDocument,
      },
      {
        contentType: 'application/json; charset=utf-8',
        names: ['application/json'],
        ending: 'epcis.json',
        write: epcisDocument,
      },
    ],
  },
  cloudevents: {
    about: 'CloudEvents 1.0, lines or a batch',
    offers: [
      {
        contentType: 'application/x-ndjson; charset=utf-8',
        names: NDJSON,
        ending: 'cloudevents.ndjson',
        write: cloudEventLines,
      },
      {
        contentType: 'application/cloudevents-batch+json; charset=utf-8',
        names: ['application/cloudevents-batch+json', 'application/json'],
        ending: 'cloudevents.json',
        write: cloudEventBatch,
      },
    ],
  },
  events: {
    about: 'every event as a table (RFC 4180)',
    offers: [{ contentType: CSV, names: ['text/csv'], ending: 'events.csv', write: eventTable }],
  },
  passages: {
    about: 'every border passage as a table (RFC 4180)',
    offers: [
      {
        contentType: CSV,
        names: ['text/csv'],
        ending: 'passages.csv',
        write: ({ convoy }) => passageTable(convoy),
      },
    ],
  },
  report: {
    about: 'pages to print: the first says it all, the events follow where `events=true` asks for them',
    offers: [
      {
        contentType: 'text/html; charset=utf-8',
        names: ['text/html'],
        ending: 'report.html',
        write: convoyReport,
      },
    ],
  },
};
