import { Closed, Describe, IsFormat, Optional } from '#kafila/platform';
import { DecisionRequest } from '../fields/decision.request.js';
import { IsCarnetNumber, IsConvoyId, IsIdentifier } from '../fields/fields.js';

export const VOUCH_EXAMPLE = {
  convoyId: 'nlc-2026-031',
  reportId: '01926f3a-7c1e-7d2a-9b7e-5a1f0c3d2e4b',
  note: 'told by telephone, and seen by the camera at the gate',
};

/** Body of POST /v1/reports/vouch. It names what the report is about by one of three. */
@Closed({ examples: [VOUCH_EXAMPLE] })
export class VouchForReportRequest extends DecisionRequest {
  @Optional()
  @IsConvoyId('The convoy that the report is about.')
  readonly convoyId?: string;

  @Optional()
  @IsCarnetNumber('The carnet that the report is about.')
  readonly carnetNumber?: string;

  @Optional()
  @IsIdentifier('Reference of the declaration that the report is about.', 'KAPE-EB-12345-20-07-2023', 60)
  readonly declarationRef?: string;

  @IsFormat('uuid')
  @Describe('The report. It counts from now on.', VOUCH_EXAMPLE.reportId)
  readonly reportId!: string;
}
