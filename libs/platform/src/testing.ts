/** What tests of other rooms need of this one. */
export { accepts } from './dto/accepts.js';
export { checkSchema } from './dto/json-schema.js';
export { anyBodyOf } from './testing/any-body.js';
export { testingApp } from './testing/testing-app.js';
