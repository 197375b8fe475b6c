import { Closed } from '#kafila/platform';
import { DecisionRequest } from '../fields/decision.request.js';

/** Body of POST /v1/convoys/:id/dispatch. */
@Closed({ examples: [{ occurredAt: '2026-03-01T06:20:00+05:00' }] })
export class DispatchConvoyRequest extends DecisionRequest {}
