export { PersonKeysUnusable } from './key-file.js';
export { PERSON_ERASED, type Person, type UnreadablePerson } from './person.js';
export { Persons } from './persons.js';
export { PersonsReader } from './persons-reader.js';
