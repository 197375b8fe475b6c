import { type DeclarationState, describeDeclaration } from '#kafila/domain';
import { type RowsOfStream, type StreamTip } from '../runner/projection.js';
import { declarationDocument } from './declaration-document.js';
import { irregularityRows } from './shared.rows.js';
import { DECLARATION_PREFIX } from './streams.js';

/** The rows of one customs declaration. */
export function declarationRows(tip: StreamTip, state: DeclarationState): RowsOfStream {
  const { stream } = tip;
  const reference = stream.slice(DECLARATION_PREFIX.length);
  const view = describeDeclaration(state);
  const { convoyId } = view;
  return {
    declarations: [
      {
        reference,
        status: view.status,
        place: view.place,
        convoy_id: convoyId,
        carnet_number: view.carnetNumber,
        channel: view.channel,
        lodged_at: view.lodgedAt,
        granted_at: view.grantedAt,
        gated_out_at: view.gatedOutAt,
        position: tip.position,
        document: JSON.stringify(declarationDocument(reference, view, tip)),
      },
    ],
    irregularities: irregularityRows(
      { stream, kind: 'declaration', convoyId, declaration: reference },
      view.irregularities,
    ),
  };
}
