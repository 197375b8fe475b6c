import { Closed } from '#kafila/platform';
import { DecisionRequest } from '../fields/decision.request.js';

/** Body of POST /v1/convoys/:id/release. */
@Closed({ examples: [{ occurredAt: '2026-03-02T21:00:00+05:00' }] })
export class ReleaseConvoyRequest extends DecisionRequest {}
