import {
  type CarnetView,
  convoySample,
  type ConvoyView,
  type DeclarationView,
  type VehicleView,
} from '#kafila/domain';
import { type ConvoyDocuments, type Document } from '../fold/folded-convoy.js';
import { type Figure, figuresOf, type FigureValue, type MovedFigure } from './figure.js';
import { carnetFigures, declarationFigures } from './paper-figures.js';
import { vehicleFigures } from './vehicle-figures.js';

/** Figures by subject and name. */
type Figures = ReadonlyMap<string, Figure>;

/**
 * Which published figures are others than before, in the order of subjects. Documents of two states share the parts that
 * did not change: their figures are computed once.
 */
export class PublishedFigures {
  readonly #ofPart = new WeakMap<object, { readonly route: unknown; readonly figures: Figures }>();

  /** In portions, so that others have their turn. */
  *moving(before: ConvoyDocuments, after: ConvoyDocuments): Generator<void, readonly MovedFigure[]> {
    const [old, now] = [yield* this.#parts(before), yield* this.#parts(after)];
    const moved: MovedFigure[] = [];
    for (const part of new Set([...now.keys(), ...old.keys()])) {
      const [was, is] = [old.get(part), now.get(part)];
      if (was === is) continue;
      for (const one of differences(was, is)) moved.push(one);
      yield;
    }
    return moved;
  }

  *#parts({ convoy, carnets, declarations }: ConvoyDocuments): Generator<void, ReadonlyMap<string, Figures>> {
    const parts = new Map<string, Figures>();
    if (convoy !== null) {
      const view = convoy as unknown as ConvoyView;
      parts.set(
        'convoy',
        this.#figures(convoy, null, () => convoyFigures(view)),
      );
      for (const vehicle of view.vehicles) {
        const figures = this.#figures(vehicle, view.route, () => vehicleFigures(vehicle, view.route));
        parts.set(`vehicle ${vehicle.vehicleId}`, figures);
        yield;
      }
    }
    this.#papers(parts, carnets, (id, view) => carnetFigures(id, view as unknown as CarnetView));
    this.#papers(parts, declarations, (id, view) =>
      declarationFigures(id, view as unknown as DeclarationView),
    );
    return parts;
  }

  #papers(
    parts: Map<string, Figures>,
    papers: Readonly<Record<string, Document>>,
    figuresIn: (id: string, view: Document) => readonly Figure[],
  ): void {
    for (const [id, view] of Object.entries(papers)) {
      parts.set(
        `paper ${id}`,
        this.#figures(view, null, () => figuresIn(id, view)),
      );
    }
  }

  #figures(part: object, route: unknown, compute: () => readonly Figure[]): Figures {
    const known = this.#ofPart.get(part);
    if (known?.route === route && known) return known.figures;
    const figures = new Map(compute().map((one) => [JSON.stringify([one.of, one.figure]), one]));
    this.#ofPart.set(part, { route, figures });
    return figures;
  }
}

function convoyFigures(
  convoy: ConvoyView & { readonly vehicles: readonly VehicleView[] },
): readonly Figure[] {
  const { status, nextPlace, underwaySince, endedAt } = convoy;
  const sample = convoySample(convoy);
  return figuresOf(
    {},
    {
      ...{ status, nextPlace, underwaySince, endedAt },
      transitDays: sample?.transitDays ?? null,
      spreadHours: sample?.spreadHours ?? null,
      attrition: sample?.attrition ?? null,
      onTime: sample?.onTime ?? null,
      tonnes: sample?.tonnes ?? null,
    },
  );
}

function differences(before: Figures | undefined, after: Figures | undefined): readonly MovedFigure[] {
  const keys = new Set([...(after?.keys() ?? []), ...(before?.keys() ?? [])]);
  return [...keys].flatMap((key) => {
    const [was, is] = [before?.get(key), after?.get(key)];
    const one = is ?? was;
    const [old, now] = [valueOf(was), valueOf(is)];
    return one === undefined || old === now
      ? []
      : [{ figure: one.figure, of: one.of, before: old, after: now }];
  });
}

function valueOf(figure: Figure | undefined): FigureValue {
  return figure?.value ?? null;
}
