import { type StoredEvent } from './stored-event.js';

/** Brings the data of an event from one form to the next. */
type Step = (type: string, data: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** From version 1 on, one step each; a step that was released is never changed. */
const STEPS: readonly Step[] = [fieldsAsReported];

/**
 * The data of an event in today's form. What lies in the store stays as it was written (law 5): old forms are brought
 * up here, where events are read, and the fold knows only the newest.
 *
 * @throws where the event is newer than this program
 */
export function upcast({ type, data, metadata }: StoredEvent): Readonly<Record<string, unknown>> {
  const version = metadata['schemaVersion'] ?? 1;
  if (typeof version !== 'number' || version > STEPS.length + 1) {
    throw new Error(
      `This ${type} has the form of schema version ${String(version)}; this program knows up to ${STEPS.length + 1}.`,
    );
  }
  return STEPS.slice(version - 1).reduce(
    (form, step) => step(type, form),
    data as Readonly<Record<string, unknown>>,
  );
}

/** Version 2: whatever was written in another form stands under `asReported`; before, only the place did, alone. */
function fieldsAsReported(_type: string, data: Readonly<Record<string, unknown>>): ReturnType<Step> {
  const { placeAsReported, ...rest } = data;
  return placeAsReported === undefined ? data : { ...rest, asReported: { place: placeAsReported } };
}
