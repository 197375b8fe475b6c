/** What is personal. In events it is always sealed. */
export interface Person {
  readonly name: string;
  readonly phone?: string;
  /** Of the passport, licence or identity card by which the person is known at borders. */
  readonly documentNumber?: string;
}

/** A person whose fields cannot be read any more, or not here. */
export interface UnreadablePerson {
  readonly personId: string;
  /** `erased`: the key was destroyed, for ever. `no-key`: it is not in the file of this service. */
  readonly unreadable: 'erased' | 'no-key';
}

/** A person whom the one who asks may not see. Not even the id is told: it would say where the same person was before. */
export interface HiddenPerson {
  readonly unreadable: 'hidden';
}

/**
 * The same text for the same person: by the number of the document, else by the name, however they are written. Two
 * drivers of one name are one person unless their documents differ.
 */
export function identityOf({ name, documentNumber }: Partial<Person>): string {
  return documentNumber === undefined
    ? `name ${folded(name ?? '')
        .replace(/\s+/g, ' ')
        .trim()}`
    : `document ${folded(documentNumber).replace(/[^\p{L}\p{N}]/gu, '')}`;
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Type of the event that a person was forgotten: what is recorded of the person is unreadable from here on. */
export const PERSON_ERASED = 'PersonErased';
