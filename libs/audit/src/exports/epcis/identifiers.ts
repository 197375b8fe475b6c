import { type StreamSubject } from '#kafila/domain';
import { v5 as uuid } from 'uuid';

/**
 * Names of things as EPCIS wants them: absolute URIs. Containers have one by GS1 (EPC Tag Data Standard, BIC); all else
 * is named by Kafila under `urn:kafila:`. Ids are percent-encoded, so that every id gives a URI.
 */
const NAMESPACE = 'urn:kafila';

function uri(...parts: readonly string[]): string {
  return [NAMESPACE, ...parts.map(encodeURIComponent)].join(':');
}

export const convoyUri = (convoyId: string): string => uri('convoy', convoyId);
export const vehicleUri = (vehicleId: string): string => uri('vehicle', vehicleId);
export const carnetUri = (carnetNumber: string): string => uri('carnet', carnetNumber);
export const declarationUri = (reference: string): string => uri('declaration', reference);
export const placeUri = (slug: string): string => uri('place', slug);
/** One operation inside one customs territory. */
export const tirOperationUri = (carnetNumber: string, territory: string): string =>
  uri('tir-operation', carnetNumber, territory);
export const certifiedReportUri = (carnetNumber: string, reportId: string): string =>
  uri('certified-report', carnetNumber, reportId);
/** What was moved by one trans-shipment: known by nothing else than that. */
export const movedLoadUri = (convoyId: string, reportId: string): string =>
  uri('moved-load', convoyId, reportId);
/** Version 5 of RFC 9562 over the URL namespace and `urn:kafila:event`. */
const EVENT_NAMESPACE = 'c214e22b-b957-567f-a48c-da0d6007c10e';

/**
 * The id of an event of EPCIS, as GS1 wants it: `urn:uuid:`, of version 5 over `urn:kafila:event:<stream>:<id>[:<part>]`.
 * Report ids are unique within their stream only, so the stream is part of the name.
 */
export const eventUri = (stream: string, id: string, part?: string): string =>
  `urn:uuid:${uuid(uri('event', stream, id, ...(part === undefined ? [] : [part])), EVENT_NAMESPACE)}`;
/** BIC of the EPC Tag Data Standard: the number of ISO 6346. */
export const containerUri = (number: string): string => `urn:epc:id:bic:${encodeURIComponent(number)}`;

/** A step of business that CBV has no word for: the type of the event itself. */
export type OwnStep = `urn:kafila:business-step:${string}`;
export function ownStep(type: string): OwnStep {
  return `urn:kafila:business-step:${type.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}`;
}

/** CBV has no kinds of business transaction for customs. */
export const TIR_CARNET = 'urn:kafila:business-transaction-type:tir-carnet';
export const TIR_OPERATION = 'urn:kafila:business-transaction-type:tir-operation';
export const CUSTOMS_DECLARATION = 'urn:kafila:business-transaction-type:customs-declaration';

/** The thing that a stream tells of. */
export function thingOf({ kind, id }: StreamSubject): string {
  return { convoy: convoyUri, carnet: carnetUri, declaration: declarationUri }[kind](id);
}
