import { type ConsistencyProofAnswer, type ReceiptProofAnswer } from './proof.answers.js';

/** The worked example of docs/audit/leaf-format.md as the second leaf of a log. */
export const RECEIPT_EXAMPLE: ReceiptProofAnswer = {
  stream: 'convoy-nlc-2026-031',
  reportId: '0190a7b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
  eventId: '0190a7b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b',
  type: 'CheckpointPassed',
  revision: 7,
  position: '2',
  recordedAt: '2026-03-02T09:12:44.501Z',
  leaf: {
    index: 1,
    entry:
      '{"data":{"occurredAt":"2026-03-02T04:00:00.000Z","place":"torkham-pk","vehicleIds":["PK-TLK914"]},"id":"0190a7b2-7c3d-7e4f-8a5b-6c7d8e9f0a1b","leaf":1,"metadata":{"note":"قافلہ","schemaVersion":1,"unitId":"unit-7"},"recordedAt":"2026-03-02T09:12:44.501Z","revision":7,"stream":"convoy-nlc-2026-031","type":"CheckpointPassed"}',
    hash: 'NiTq6U8JWMb/abxhFzL2CST44+gMwoLruKvbrZSQ6cw=',
  },
  tree: { size: 2, root: 'PSCFp0ppCKKFDdJZIQkd0mWH4/YQ6+r2psHI461FrxE=' },
  proof: ['KKOhj2zWQGsIbp/9ofm4oT289EsPPzLLkDGhH9BTrPk='],
  checkpoint: null,
};

export const CONSISTENCY_EXAMPLE: ConsistencyProofAnswer = {
  origin: 'audit.example.org/kafila',
  from: { size: 1, root: 'KKOhj2zWQGsIbp/9ofm4oT289EsPPzLLkDGhH9BTrPk=' },
  to: { size: 2, root: 'PSCFp0ppCKKFDdJZIQkd0mWH4/YQ6+r2psHI461FrxE=' },
  proof: ['NiTq6U8JWMb/abxhFzL2CST44+gMwoLruKvbrZSQ6cw='],
  checkpoint: null,
};
