import {
  type JsonObject,
  readReport,
  type Report,
  REPORT_TYPES,
  reportIdOf,
  SCHEMA_VERSION,
  streamOfReport,
  type Unit,
  withPersonal,
} from '#kafila/domain';
import { canonicalJson } from '../canonical/canonical-json.js';
import { type BundledEvent } from './bundle.js';

/**
 * Whether an event says what its signed text says, but for persons, of whom the text has hashes and the event what is sealed.
 *
 * @returns undefined where another version made the event of the text: this one cannot tell
 */
export function saysWhatWasSigned(
  stream: string,
  event: BundledEvent,
  signedText: string,
): boolean | undefined {
  if (event.metadata['schemaVersion'] !== SCHEMA_VERSION) return undefined;
  const signed = eventOf(signedText);
  return signed !== undefined && signed === contentOf(stream, event.type, reportIdOf(event), event);
}

/** What would be recorded of a signed text; undefined where nothing would. */
function eventOf(signedText: string): string | undefined {
  try {
    const report = JSON.parse(signedText) as Report;
    if (!Object.hasOwn(REPORT_TYPES, report.type)) return undefined;
    const [named, read] = [streamOfReport(report), readReport(report)];
    if ('faults' in named || 'faults' in read) return undefined;
    const { type, data } = read.event;
    return contentOf(named.stream, type, report.reportId.toLowerCase(), {
      data: data as unknown as JsonObject,
      metadata: { unit: { ...report.unit } },
    });
  } catch {
    // The text is none of a report: whatever it is, the event was not made of it.
    return undefined;
  }
}

function contentOf(
  stream: string,
  type: string,
  reportId: string,
  { data, metadata }: Pick<BundledEvent, 'data' | 'metadata'>,
): string {
  const { unitId, sequence = null, observed = null } = metadata['unit'] as unknown as Unit;
  const shown = withPersonal(data, () => 'a person');
  return canonicalJson({ stream, type, reportId, unitId, sequence, observed, data: shown });
}
