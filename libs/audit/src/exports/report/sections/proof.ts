import { type ConvoyToReport } from '../convoy-to-report.js';
import { html, type Pieces, TABLE_ENDS, tableBegins } from '../html.js';

/** What was counted and hashed while the history was read. */
export interface HistoryDigest {
  readonly events: number;
  /** When the last of them was recorded; null where there is none. */
  readonly lastRecordedAt: string | null;
  /** RFC 6962 tree hash over the leaves of these events in the order of positions, hex. */
  readonly root: string;
  /** Per stream, in the order of `streams`. */
  readonly streams: readonly {
    readonly stream: string;
    readonly events: number;
    readonly lastPosition: bigint;
  }[];
}

/** What this paper rests on, and how somebody who holds it can check that. */
export function* proof(
  { position, convoyId, log }: ConvoyToReport,
  { events, root, streams }: HistoryDigest,
): Pieces {
  yield html`<h2>What this report rests on</h2>
    <p>
      All ${events} events that were recorded of convoy <b>${convoyId}</b>, its carnets and its declarations,
      up to position <b>${position.toString()}</b> of the event store.
    </p>`;
  yield TABLE_BEGINS;
  for (const { stream, events: many, lastPosition } of streams) {
    yield html`<tr>
      <td>${stream}</td>
      <td class="n">${many}</td>
      <td class="n">${lastPosition.toString()}</td>
    </tr> `;
  }
  yield TABLE_ENDS;
  yield html`<h3>Fingerprint of these events</h3>
    <pre>${root}</pre>
    <p class="lead">
      The RFC 6962 tree hash (SHA-256) over the leaves of these events in the order of their positions; a leaf
      is made as docs/audit/leaf-format.md says. Whoever has the events computes the same, or they are not the
      same events.
    </p>
    <div class="together">
      <h3>Transparency log</h3>
      ${
        log === null
          ? html`<p>
              No transparency log is kept, so nothing outside the event store vouches for these events.
            </p>`
          : html`<p>
                ${
                  log.position >= position
                    ? 'The log has all events of this report.'
                    : `The log has come to position ${log.position.toString()}; what was recorded after that is not in it yet.`
                }
                Its last checkpoint, a signed note, with which receipts and bundles can be checked:
              </p>
              <pre>${log.note}</pre>
              <p class="lead">
                Size ${log.size}, root (hex) <span class="id">${log.root}</span>. The key of the log is at
                /v1/audit/key; the proof of a single event at /v1/audit/receipts/.
              </p>`
      }
    </div>`;
}

const TABLE_BEGINS = tableBegins(
  html`<thead>
    <tr>
      <th>Stream</th>
      <th class="n">Events</th>
      <th class="n">Last position</th>
    </tr>
  </thead>`,
);
