/** What the names of streams begin with that tell what became of a person. */
export const PERSON_PREFIX = 'person-';

/** The stream that tells of a person: only that he was forgotten. */
export function personStream(personId: string): string {
  return `${PERSON_PREFIX}${personId}`;
}

/** A person was forgotten: whatever the log holds of him is unreadable from here on. */
export const PERSON_ERASED = 'PersonErased';
