import { type Tracker } from './tracker.js';

/** Where to look while the demo goes on serving. */
export function addressesOf({ url, dataDir, kept }: Pick<Tracker, 'url' | 'dataDir' | 'kept'>): string {
  return `
Serving until Ctrl-C, data in ${dataDir} (${kept ? 'kept' : 'removed at the end'}):
  control room  ${url}/convoys?ended=true   every trip on one line, live
  API           ${url}/v1/convoys
  its pages     ${url}/docs
  a convoy      ${url}/v1/convoys/nlc-tr-az-2021-09-istanbul
  live feed     ${url}/v1/live`;
}
