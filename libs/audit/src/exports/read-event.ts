import {
  type CarnetEvent,
  type ConvoyEvent,
  type DeclarationEvent,
  readCarnetEvent,
  readConvoyEvent,
  readDeclarationEvent,
  type ReportRetracted,
  subjectOfStream,
  type Told,
} from '#kafila/domain';
import { type RecordedEvent } from '#kafila/event-store';

export type AnyTold = Told<ConvoyEvent | CarnetEvent | DeclarationEvent>;

const READERS = { convoy: readConvoyEvent, carnet: readCarnetEvent, declaration: readDeclarationEvent };

/** An event of any stream in today's form. @throws where it cannot be understood */
export function readEvent(event: RecordedEvent): AnyTold {
  return READERS[subjectOfStream(event.stream).kind](event);
}

export function isRetraction(told: AnyTold): told is Told<ReportRetracted> {
  return told.event.type === 'ReportRetracted';
}
