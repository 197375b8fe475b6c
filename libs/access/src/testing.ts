/** What tests of other rooms need of this one. */
export { TestIssuer } from './testing/test-issuer.js';
