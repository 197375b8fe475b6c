/**
 * For A4 on any printer: colour alone says nothing, nothing is loaded from elsewhere.
 *
 * @param foot stands at the foot of every page
 */
export function styleFor(foot: string): string {
  // Text in a style sheet: what could end it is left out.
  const text = foot.replace(/[^\w .,-]/g, '');
  return `
@page { size: A4; margin: 14mm 12mm 16mm;
  @bottom-left { content: "${text}"; font: 7.5pt sans-serif; color: #555; }
  @bottom-right { content: "page " counter(page) " of " counter(pages); font: 7.5pt sans-serif; color: #555; } }
* { box-sizing: border-box; }
html { font: 9pt/1.38 "DejaVu Sans", "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #111; background: #fff; }
body { max-width: 190mm; margin: 0 auto; padding: 8mm 4mm; }
header { border-bottom: 2.5pt solid #111; padding-bottom: 3mm; display: flex; justify-content: space-between; align-items: flex-end; }
header p { margin: 0; font-size: 8pt; color: #444; text-align: right; }
h1 { font-size: 19pt; line-height: 1.1; margin: 0; letter-spacing: -.01em; overflow-wrap: anywhere; }
h1 small { display: block; font-size: 8.5pt; font-weight: normal; letter-spacing: .09em; text-transform: uppercase; color: #444; margin-bottom: 1.5mm; }
h2 { font-size: 12pt; margin: 8mm 0 2mm; border-bottom: .6pt solid #111; padding-bottom: .8mm; break-after: avoid; }
h3 { font-size: 9.5pt; margin: 4.5mm 0 1mm; break-after: avoid; }
section.first { break-after: page; } section.first h2 { margin-top: 4mm; } h2.appendix { break-before: page; }
ul.kinds { list-style: none; margin: 1mm 0; padding: 0; columns: 2; font-size: 8pt; } ul.kinds li { break-inside: avoid; padding: .3mm 0; }
p { margin: 1.2mm 0; }
.lead { color: #444; font-size: 8pt; }
dl.facts { display: grid; grid-template-columns: repeat(3, 1fr); gap: 2.2mm 6mm; margin: 4mm 0 0; }
dl.facts div { border-left: 1.6pt solid #bbb; padding-left: 2mm; break-inside: avoid; }
dt { font-size: 7pt; letter-spacing: .05em; text-transform: uppercase; color: #555; }
dd { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; font-size: 8pt; margin-top: 1.5mm; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th { text-align: left; font-size: 7pt; letter-spacing: .03em; color: #333; border-bottom: .9pt solid #111; padding: .8mm 1.6mm .8mm 0; vertical-align: bottom; }
td { border-bottom: .35pt solid #bbb; padding: .9mm 1.6mm .9mm 0; vertical-align: top; overflow-wrap: anywhere; }
td.n, th.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.local { display: block; white-space: nowrap; font-variant-numeric: tabular-nums; }
.local i { font-style: normal; color: #666; font-size: .86em; }
.utc { display: block; white-space: nowrap; font-size: 6.6pt; color: #666; font-variant-numeric: tabular-nums; }
.utc.only { font-size: inherit; color: inherit; }
.unknown { color: #888; }
.id { font-family: "DejaVu Sans Mono", Consolas, monospace; font-size: 6.6pt; color: #444; overflow-wrap: anywhere; }
.warn { border: 1.6pt solid #111; padding: 2mm 3mm; margin: 4mm 0; font-weight: bold; break-inside: avoid; }
.mark { border: .7pt solid #111; border-radius: 1mm; padding: 0 1mm; font-size: 6.6pt; white-space: nowrap; }
.critical { background: #111; color: #fff; }
tr.taken-back td { color: #777; text-decoration: line-through; text-decoration-thickness: .4pt; }
tr.taken-back td.keep { color: inherit; text-decoration: none; }
.note { font-style: italic; white-space: pre-line; }
.details { color: #444; font-size: 7.2pt; }
figure { margin: 3mm 0 0; break-inside: avoid; }
.together { break-inside: avoid; }
figure > svg { width: 100%; height: auto; display: block; }
figcaption { font-size: 7.5pt; color: #444; margin-top: 1mm; }
svg text { font: 8px "DejaVu Sans", Arial, sans-serif; fill: #111; }
svg .frame { fill: #fff; stroke: #111; stroke-width: .9; }
svg .band { fill: #e4e4e4; stroke: #999; stroke-width: .5; }
svg .day { stroke: #999; stroke-width: .6; } svg .hour { stroke: #ccc; stroke-width: .5; stroke-dasharray: 1.5 2; }
svg .place { stroke: #ddd; stroke-width: .5; }
svg .tick { text-anchor: middle; } svg .name { text-anchor: end; } svg .km { fill: #777; font-size: 6.5px; }
svg .wait { text-anchor: middle; font-size: 7.5px; font-weight: bold; paint-order: stroke; stroke: #fff; stroke-width: 2.4px; }
svg .number { font-weight: bold; paint-order: stroke; stroke: #fff; stroke-width: 2.4px; } svg .end { fill: #111; }
ol.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .6mm 5mm; margin: 1.5mm 0 0; padding: 0; font-size: 7.5pt; }
ol.legend li { white-space: nowrap; } svg.sample { width: 9mm; height: 2.2mm; vertical-align: middle; }
pre { font: 7pt/1.35 "DejaVu Sans Mono", Consolas, monospace; border: .5pt solid #999; padding: 2mm; white-space: pre-wrap; overflow-wrap: anywhere; break-inside: avoid; }
@media print { body { max-width: none; padding: 0; } }
`;
}
