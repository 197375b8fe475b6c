/** The stream that tells of a convoy. Every bundle has it. */
export function convoyStream(convoyId: string): string {
  return `convoy-${convoyId}`;
}
