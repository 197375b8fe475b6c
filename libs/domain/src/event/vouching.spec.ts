import { describe, expect, it } from '@jest/globals';
import { readCarnetEvent } from '../carnet/events/read-carnet-event.js';
import { foldCarnet } from '../carnet/fold.js';
import { describeCarnet } from '../carnet/view.js';
import { readConvoyEvent } from '../convoy/fold/read-convoy-event.js';
import { extendsConvoy, foldConvoy } from '../convoy/fold/fold.js';
import { describeConvoy } from '../convoy/view/convoy-view.js';
import { readDeclarationEvent } from '../declaration/read-declaration-event.js';
import { foldDeclaration } from '../declaration/fold.js';
import { describeDeclaration } from '../declaration/view.js';
import {
  atCustoms,
  carnetIssued,
  joined,
  operationStarted,
  passed,
  planned,
  type Unrecorded,
  vouched,
} from '../testing.js';
import { type StoredEvent } from './stored-event.js';
import { isCorrection, isVouching } from './vouching.js';

/** As a store gives them back. */
function stored(...events: readonly object[]): readonly StoredEvent[] {
  return (events as readonly Unrecorded[]).map(({ id, event: { type, data } }, revision) => ({
    ...{ id, revision, type, data, metadata: { schemaVersion: 3 } },
    recordedAt: '2024-01-01T00:00:00.000Z',
  }));
}

describe('that the desk vouches for a report', () => {
  const story = {
    convoy: [planned(), joined('PK-A1'), passed('peshawar', '3 06:00', { id: 'r' })],
    carnet: [carnetIssued(), operationStarted('karachi-port', '2 08:00')],
    declaration: [atCustoms.lodged('5 08:00'), atCustoms.granted('5 10:00')],
  };
  const vouching = vouched('r', '9 10:00');

  it('can be read in a stream of any kind, and changes nothing of a report that counts by itself', () => {
    const convoy = (...events: readonly object[]): unknown =>
      describeConvoy(foldConvoy(stored(...events).map(readConvoyEvent)));
    expect(convoy(...story.convoy, vouching)).toEqual(convoy(...story.convoy));
    const carnet = (...events: readonly object[]): unknown =>
      describeCarnet(foldCarnet(stored(...events).map(readCarnetEvent)));
    expect(carnet(...story.carnet, vouching)).toEqual(carnet(...story.carnet));
    const declaration = (...events: readonly object[]): unknown =>
      describeDeclaration(foldDeclaration(stored(...events).map(readDeclarationEvent)));
    expect(declaration(...story.declaration, vouching)).toEqual(declaration(...story.declaration));
  });

  it('lets the stream be folded anew: a report may count from now on that was left out', () => {
    const state = foldConvoy(stored(...story.convoy).map(readConvoyEvent));
    const [recorded] = stored(vouching).map(readConvoyEvent);
    expect(recorded && [isVouching(recorded), extendsConvoy(state, recorded)]).toEqual([true, false]);
  });

  it('is a correction, as a retraction is', () => {
    expect(['ReportVouched', 'ReportRetracted', 'CheckpointPassed'].map(isCorrection)).toEqual([
      true,
      true,
      false,
    ]);
  });
});
