/** A person was forgotten: whatever the log holds of him is unreadable from here on. */
export const PERSON_ERASED = 'PersonErased';
