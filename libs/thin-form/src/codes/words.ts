import { codeTable } from './code-table.js';

/**
 * The words of all lists that reports choose from: activities, parties, kinds of incident and others. **Add at the end only**: a code
 * is a place in this list, for ever. A word without a code is written out.
 */
export const WORDS = codeTable(`
outbound inbound border-security customs-controls health-quarantine phytosanitary veterinary
immigration traffic-inspection police-checkpoint transport-inspection weight-inspection
vehicle-registration emergency-repair escort loading road-toll waiting each all passed failed
customs carrier shipper other-authority unknown I S H breakdown accident theft attack cargo-damage
weather road-closed border-closed papers illness other police army private fuel toll fee duty repair
parking fine handling conformant non-conformant holder association transit export import green
yellow red blue documents scan physical sampling standards anti-narcotics did-not-occur
incorrect-data
`);
