import { Inject, Injectable } from '@nestjs/common';
import { type ReadModels } from '../../database/read-models.js';
import { readReached } from '../../runner/checkpoint/checkpoint.js';
import { type ChangeId } from '../../runner/projection/change-id.js';
import { trips } from '../../trips/trips.projection.js';
import { ReachedWatch } from './reached-watch.js';
import { READ_MODELS } from './stores.tokens.js';

/** Knows how far the projection has come. A runner in this process wakes those who wait at once. */
@Injectable()
export class PositionWatch extends ReachedWatch {
  private readonly unlisten: () => void;

  constructor(@Inject(READ_MODELS) private readonly readModels: ReadModels) {
    super();
    this.unlisten = readModels.advances.listen((name, position) => {
      if (name !== trips.name) return;
      // Changes that no event made are counted anew from each position on.
      const { position: before, repair } = this.reached;
      this.advanced({ position, repair: position === before ? repair : 0 });
    });
  }

  override close(): void {
    this.unlisten();
    super.close();
  }

  protected override look(): Promise<ChangeId> {
    return readReached(this.readModels.read, trips.name);
  }
}
