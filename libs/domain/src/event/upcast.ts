import { SCHEMA_VERSION, type StoredEvent } from './stored-event.js';

type Step = (type: string, data: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/**
 * From version 1 on, one step each; a step that was released is never changed. Version 3: events have ids of their own, and the id
 * of a report lies in the metadata (`reportIdOf`).
 */
const STEPS: readonly Step[] = [fieldsAsReported, (_type, data) => data];

/**
 * The data of an event in today's form. What lies in the store stays as it was written (law 5).
 * @throws where the event is newer than this program, or its version is none
 */
export function upcast({ type, data, metadata }: StoredEvent): Readonly<Record<string, unknown>> {
  const version = metadata['schemaVersion'] ?? 1;
  const form = data as Readonly<Record<string, unknown>>;
  if (version === SCHEMA_VERSION) return form;
  if (typeof version !== 'number' || !isKnown(version)) {
    const written = JSON.stringify(version);
    throw new Error(
      `This ${type} has the form of schema version ${written}; this program knows the versions 1 to ${SCHEMA_VERSION}.`,
    );
  }
  return STEPS.slice(version - 1).reduce((older, step) => step(type, older), form);
}

function isKnown(version: number): boolean {
  return Number.isInteger(version) && version >= 1 && version <= SCHEMA_VERSION;
}

/** Version 2: whatever was written in another form stands under `asReported`; before, only the place did, alone. */
function fieldsAsReported(_type: string, data: Readonly<Record<string, unknown>>): ReturnType<Step> {
  const { placeAsReported, ...rest } = data;
  return placeAsReported === undefined ? data : { ...rest, asReported: { place: placeAsReported } };
}
