/** What is personal of a person: it never stands in an event but sealed. */
export interface Person {
  readonly name: string;
  readonly phone?: string;
  /** Of the passport, licence or identity card by which the person is known at borders. */
  readonly documentNumber?: string;
}

/** A person whose fields cannot be read any more, or not here. */
export interface UnreadablePerson {
  readonly personId: string;
  /** `erased`: the key was destroyed, for ever. `no-key`: it does not lie in the file of this service. */
  readonly unreadable: 'erased' | 'no-key';
}

/**
 * What two texts have in common that tell of one person: the number of the document, however it is spaced; failing that
 * the name, however it is written. Two drivers of one name are one person as long as no document tells them apart.
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
