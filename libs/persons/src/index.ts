export { hasPersonKeys } from './keys/open-keys.js';
export { copyKeyFile } from './keys/copy-key-file.js';
export { shareKeys } from './keys/share-keys.js';
export { PersonKeysUnavailable, PersonKeysUnusable } from './keys/person-keys.js';
export { PERSON_ERASED, type Person, type UnreadablePerson } from './person.js';
export { type NamedPerson, Persons, type RecordedPerson } from './persons.js';
export { PersonsReader } from './persons-reader.js';
export { isSealedFor } from './sealing/sealed-text.js';
export { type ShownPerson } from './sealing/opened-persons.js';
