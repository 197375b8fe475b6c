import {
  atCustoms,
  carnetAccepted,
  carnetAssigned,
  carnetIssued,
  holderExcluded,
  carnetReturned,
  certifiedReportDrawn,
  june,
  operationDischarged,
  operationStarted,
  operationTerminated,
} from '#kafila/domain/testing';
import { describe, expect, it } from '@jest/globals';
import { carnetTable } from '../../tables/carnet/carnet.table.js';
import { tirOperationTable } from '../../tables/carnet/tir-operation.table.js';
import { declarationTable } from '../../tables/declaration/declaration.table.js';
import { claimTable } from '../../tables/streams/claim.table.js';
import { explanationsIn, explanationTable } from '../../tables/streams/explanation.table.js';
import { irregularityTable } from '../../tables/streams/irregularity.table.js';
import { mentionTable } from '../../tables/streams/mention.table.js';
import { streamTable } from '../../tables/streams/stream.table.js';
import { type AnyUnrecorded } from '../../testing/events-of.js';
import { RowsOfStory } from '../../testing/rows-of-stream.js';
import { carnetFillings } from './carnet.rows.js';
import { declarationFillings } from './declaration.rows.js';

const HOUR = 3_600_000n;
const carnet = (...story: readonly AnyUnrecorded[]) => new RowsOfStory('carnet-XC12345678', story);
const declaration = (...story: readonly AnyUnrecorded[]) => new RowsOfStory('declaration-KAPE-1/2023', story);

describe('the row of a TIR carnet', () => {
  it('says whose it is, until when it is good, and the last event it rests on', () => {
    const rows = carnet(carnetIssued(), carnetAssigned('PK-A1'), carnetAccepted('karachi-port', '2 03:00'));
    const [row] = rows.in(carnetTable);
    expect(row).toMatchObject({
      ...{ carnet_number: 'XC12345678', convoy_id: 'nlc-1', vehicle_id: 'PK-A1' },
      ...{ last_valid_date: '2023-06-30', accepted_at: june('2 03:00'), position: 3n },
    });
    expect(JSON.parse(row?.document ?? '')).toMatchObject({ carnetNumber: 'XC12345678', position: '3' });
    expect(rows.tables).toEqual([...carnetFillings.map(({ table }) => table), streamTable, mentionTable]);
  });

  it('knows nothing of its issue where a report saw it first', () => {
    const [row] = carnet(operationStarted('karachi-port', '2 03:00')).in(carnetTable);
    expect(row).toMatchObject({ carnet_number: 'XC12345678', convoy_id: null, last_valid_date: null });
  });
});

describe('the rows of TIR operations', () => {
  const across = [
    carnetIssued(),
    operationStarted('karachi-port', '2 03:00'),
    operationTerminated('torkham-pk', '4 12:00', { partial: false, reservation: '2 packages missing' }),
    operationStarted('torkham-af', '4 15:00'),
  ];

  it('say how long it took from the termination to the start across the line', () => {
    const rows = carnet(...across).in(tirOperationTable);
    expect(rows).toMatchObject([
      {
        ...{ ordinal: 0, territory: 'PK', start_office: 'karachi-port', termination_office: 'torkham-pk' },
        ...{ partial: 0, reservation: '2 packages missing', next_start_ms: 3n * HOUR, discharge_ms: null },
      },
      { ordinal: 1, territory: 'AF', terminated_at: null, partial: null, next_start_ms: null },
    ]);
  });

  it('say how long customs took to discharge it', () => {
    const [row] = carnet(...across, operationDischarged('PK', '6 12:00')).in(tirOperationTable);
    expect(row).toMatchObject({ discharged_at: june('6 12:00'), discharge_ms: 48n * HOUR });
  });
});

describe('what a TIR carnet says of others', () => {
  it('is which vehicle has it, from when on to before when', () => {
    const rows = carnet(
      carnetIssued(),
      carnetAssigned('PK-A1', '1 06:00'),
      carnetAssigned('PK-B2', '3 06:00', { reason: 'tractor replaced' }),
      carnetReturned('9 06:00'),
    ).in(claimTable);
    expect(rows.map((row) => [row.ordinal, row.holder, row.from_at, row.until_at])).toEqual([
      [0, 'PK-A1', june('1 06:00'), june('3 06:00')],
      [1, 'PK-B2', june('3 06:00'), june('9 06:00')],
    ]);
  });

  it('is what its certified reports explain', () => {
    const rows = carnet(carnetIssued(), certifiedReportDrawn('torkham-pk', '4 12:00')).in(explanationTable);
    expect(rows).toEqual([
      {
        stream: 'carnet-XC12345678',
        ...{ explains: 'certified-report XC12345678', explained_at: june('4 12:00') },
      },
    ]);
  });

  it('explains something of one moment once', () => {
    const [noon, later] = [june('4 12:00'), june('4 13:00')];
    const found = explanationsIn('carnet-X', [
      { of: 'report X', at: noon },
      { of: 'report X', at: later },
      { of: 'report X', at: noon },
    ]);
    expect(found.map(({ explanation }) => explanation.at)).toEqual([noon, later]);
  });

  it('is what does not fit in it', () => {
    const rows = carnet(operationStarted('karachi-port', '2 03:00')).in(irregularityTable);
    expect(rows).toMatchObject([
      {
        ...{ stream: 'carnet-XC12345678', stream_kind: 'carnet', code: 'carnet-not-issued', ordinal: 0 },
        ...{
          convoy_id: null,
          carnet_number: 'XC12345678',
          declaration: null,
          unless: null,
          unless_after: null,
        },
      },
    ]);
  });

  it('is which convoys it names, its holder, and that it tells of an exclusion', () => {
    const rows = carnet(
      carnetIssued(),
      carnetAssigned('PK-A1'),
      carnetAssigned('PK-B2', '3 06:00'),
      holderExcluded('UZ', '4 06:00'),
    );
    const stream = 'carnet-XC12345678';
    expect(rows.in(mentionTable)).toEqual([
      { stream, kind: 'holder', key: 'name NATIONAL LOGISTICS CELL', position: 1n },
      { stream, kind: 'holder', key: 'no id NATIONAL LOGISTICS CELL', position: 1n },
      { stream, kind: 'convoy', key: 'nlc-1', position: 2n },
      { stream, kind: 'exclusion', key: 'told', position: 4n },
    ]);
    expect(rows.in(streamTable)).toMatchObject([{ stream: 'carnet-XC12345678', position: 1n }]);
  });
});

describe('the row of a customs declaration', () => {
  const cleared = [
    atCustoms.lodged('2 06:00', { convoyId: 'nlc-1', vehicleIds: ['PK-A1'], carnetNumber: 'XC12345678' }),
    atCustoms.channel('red', '2 08:00'),
    atCustoms.ordered('physical', '2 09:00'),
    atCustoms.done('physical', '2 13:00'),
    atCustoms.paid('5000', '2 14:00'),
    atCustoms.granted('2 16:00'),
    atCustoms.gatedOut('2 17:30'),
  ];

  it('has the steps of its release in whole milliseconds', () => {
    const rows = declaration(...cleared);
    const [row] = rows.in(declarationTable);
    expect(row).toMatchObject({
      ...{ reference: 'KAPE-1/2023', place: 'torkham-pk', convoy_id: 'nlc-1', carnet_number: 'XC12345678' },
      ...{ channel: 'red', lodged_at: june('2 06:00'), granted_at: june('2 16:00') },
      ...{ vehicle_ids: '["PK-A1"]', gated_out_at: june('2 17:30'), procedure: null, position: 7n },
      ...{ assessment_ms: 2n * HOUR, examination_ordered_ms: HOUR, examination_ms: 4n * HOUR },
      ...{ payment_ms: 8n * HOUR, payment_release_ms: 2n * HOUR, release_ms: 10n * HOUR },
      ...{ gate_out_ms: HOUR + HOUR / 2n, physically_examined: 1, agencies_ms: null },
    });
    expect(rows.tables).toEqual([
      ...declarationFillings.map(({ table }) => table),
      streamTable,
      mentionTable,
    ]);
  });

  it('has none before it is lodged', () => {
    const [row] = declaration(atCustoms.channel('green', '2 08:00')).in(declarationTable);
    expect(row).toMatchObject({ lodged_at: null, release_ms: null, physically_examined: 0, place: null });
  });
});
