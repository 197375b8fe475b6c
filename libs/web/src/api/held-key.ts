const PLACE = 'kafila-key';

/**
 * An API key that somebody gave to this tab, where nobody signs in by an issuer. It is gone with the tab.
 * Storage may be forbidden: then it is gone with the page.
 */
let held: string | undefined;

export function heldKey(): string | undefined {
  try {
    held ??= sessionStorage.getItem(PLACE) ?? undefined;
  } catch {
    // Kept in memory alone.
  }
  return held;
}

export function holdKey(key: string | undefined): void {
  held = key;
  try {
    if (key === undefined) sessionStorage.removeItem(PLACE);
    else sessionStorage.setItem(PLACE, key);
  } catch {
    // As above.
  }
}
