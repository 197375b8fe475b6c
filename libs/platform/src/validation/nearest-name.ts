/** The known name that was probably meant: another spelling of capitals and hyphens, or one slip of a key. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const plain = fold(name);
  return (
    known.find((candidate) => fold(candidate) === plain) ??
    known.find((candidate) => isOneSlip(name, candidate))
  );
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[-_ ]/g, '');
}

/** One character more, less, other, or two swapped. */
function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || Math.min(a.length, b.length) < 3) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0])
  );
}
