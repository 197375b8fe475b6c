import { type TInteger, type TObject, type TString, Type } from '@sinclair/typebox';

export const HashShape = Type.String({
  pattern: '^[A-Za-z0-9+/]{43}=$',
  description: 'SHA-256 in base64.',
  examples: ['CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I='],
});

export const ProofShape = Type.Array(HashShape, {
  description: "The hashes of RFC 6962's proof, in its order.",
});

function treeShape(description: string): TObject<{ size: TInteger; root: TString }> {
  return Type.Object(
    { size: Type.Integer({ description: 'Number of leaves.' }), root: HashShape },
    { description },
  );
}

export const ReceiptProofShape = Type.Object({
  stream: Type.String({ description: 'The stream of the event.', examples: ['convoy-nlc-2026-031'] }),
  reportId: Type.String({ description: 'Id of the event.' }),
  type: Type.String({ description: 'Type of the event.', examples: ['CheckpointPassed'] }),
  revision: Type.Integer({ description: 'Place in the stream, from 0.' }),
  position: Type.String({ description: 'Decimal. Not proven: positions differ from store to store.' }),
  recordedAt: Type.String({ format: 'date-time', description: "The store's clock, RFC 3339 in UTC." }),
  leaf: Type.Object(
    {
      index: Type.Integer({ description: 'Its place in the log, from 0.' }),
      entry: Type.String({
        description: 'What the log says of the event: canonical JSON (docs/audit/leaf-format.md).',
      }),
      hash: HashShape,
    },
    { description: 'The leaf that stands for the event.' },
  ),
  tree: treeShape('The tree that the proof leads to.'),
  proof: ProofShape,
  checkpoint: Type.Union([Type.String(), Type.Null()], {
    description: 'The signed note over this tree; null where another size than the last one was asked for.',
  }),
});

export const ConsistencyShape = Type.Object({
  origin: Type.String({ description: 'The log.' }),
  from: treeShape('The earlier tree.'),
  to: treeShape('The later tree.'),
  proof: ProofShape,
  checkpoint: Type.Union([Type.String(), Type.Null()], {
    description: 'The signed note over the later tree; null where that is not the last one.',
  }),
});

/** Hashes as they go over the wire. */
export function base64(hashes: readonly Buffer[]): string[] {
  return hashes.map((hash) => hash.toString('base64'));
}
