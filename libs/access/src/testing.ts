/** What tests of other rooms need of this one. */
export { TestBrowser } from './testing/test-browser.js';
export { TestIssuer } from './testing/test-issuer.js';
export { type AccessService, AccessServices } from './testing/access-services.js';
export { device, type TestDevice } from './testing/device.js';
