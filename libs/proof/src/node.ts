export { freshReportKey, nodeSigner } from './node/node-signer.js';
export { nodeCrypto } from './node/node-crypto.js';
export { verifyInThreads } from './node/verify-in-threads.js';
export { generateSigningKey, readSigningKey, writeSigningKey } from './node/signing-key.js';
