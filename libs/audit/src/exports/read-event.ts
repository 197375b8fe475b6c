import {
  type CarnetEvent,
  type ConvoyEvent,
  type DeclarationEvent,
  readCarnetEvent,
  readConvoyEvent,
  readDeclarationEvent,
  type ReportRetracted,
  type Told,
} from '#kafila/domain';
import { type RecordedEvent } from '#kafila/event-store';
import { subjectOf } from './subject.js';

export type AnyTold = Told<ConvoyEvent | CarnetEvent | DeclarationEvent>;

const READERS = { convoy: readConvoyEvent, carnet: readCarnetEvent, declaration: readDeclarationEvent };

/** An event of any stream in today's form. @throws where it cannot be understood */
export function readEvent(event: RecordedEvent): AnyTold {
  return READERS[subjectOf(event.stream).kind](event);
}

export function isRetraction(told: AnyTold): told is Told<ReportRetracted> {
  return told.event.type === 'ReportRetracted';
}
