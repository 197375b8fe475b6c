import { facingByRail, facingPorts, facingSide, findPlace } from '#kafila/domain';
import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { OF_ROWS, Reading } from '../../reading/reading.js';
import { unknownPlace } from '../place.problems.js';
import { type FacingPlace, GetPlaceQuery } from './get-place.query.js';

@QueryHandler(GetPlaceQuery)
export class GetPlaceHandler implements IQueryHandler<GetPlaceQuery> {
  constructor(private readonly reading: Reading) {}

  execute({ place: reference, waitFor }: GetPlaceQuery): Promise<Answer<FacingPlace>> {
    return this.reading.read(
      waitFor,
      () => {
        const place = findPlace(reference);
        if (!place) throw unknownPlace(reference);
        const { slug } = place;
        return Promise.resolve({
          ...place,
          facing: facingSide(slug) ?? null,
          facingPorts: facingPorts(slug),
          facingByRail: facingByRail(slug),
        });
      },
      OF_ROWS,
    );
  }
}
