export { PersonKeysUnusable } from './key-file.js';
export { type Person, type UnreadablePerson } from './person.js';
export { PERSON_ERASED } from './person-erased.js';
export { Persons } from './persons.js';
export { PersonsReader } from './persons-reader.js';
