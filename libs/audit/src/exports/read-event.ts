import {
  type CarnetEvent,
  type ConvoyEvent,
  type DeclarationEvent,
  readCarnetEvent,
  readConvoyEvent,
  readDeclarationEvent,
  type ReportRetracted,
  subjectOfStream,
  type Recorded,
} from '#kafila/domain';
import { type RecordedEvent } from '#kafila/event-store';

export type AnyRecorded = Recorded<ConvoyEvent | CarnetEvent | DeclarationEvent>;

const READERS = { convoy: readConvoyEvent, carnet: readCarnetEvent, declaration: readDeclarationEvent };

/** An event of any stream in today's form. @throws where it cannot be understood */
export function readEvent(event: RecordedEvent): AnyRecorded {
  return READERS[subjectOfStream(event.stream).kind](event);
}

export function isRetraction(recorded: AnyRecorded): recorded is Recorded<ReportRetracted> {
  return recorded.event.type === 'ReportRetracted';
}
