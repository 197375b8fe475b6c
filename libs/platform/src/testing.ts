/** What tests of other rooms need of this one. */
export { accepts } from './dto/accepts.js';
export { checkSchema } from './dto/json-schema.js';
export { anyBodyOf } from './testing/any-body.js';
export { sameVerdicts, shapesTakenBy } from './testing/same-verdicts.js';
export { testingApp } from './testing/testing-app.js';
export { collectedHeap } from './testing/collected-heap.js';
