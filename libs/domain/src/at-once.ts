/** Works through what yields between its portions, where nobody waits for a turn. */
export function atOnce<T>(working: Iterator<unknown, T>): T {
  for (let next = working.next(); ; next = working.next()) if (next.done === true) return next.value;
}
