/** How a page is drawn: `auto` follows the system. */
export type Theme = 'light' | 'dark' | 'auto';

export const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];

const DARK = '(prefers-color-scheme: dark)';

/** Draws the page so, and goes on to do so as the system changes. Returns what ends that. */
export function applyTheme(theme: Theme): () => void {
  const system = matchMedia(DARK);
  const draw = (): void => {
    const isDark = theme === 'dark' || (theme === 'auto' && system.matches);
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
  };
  draw();
  system.addEventListener('change', draw);
  return () => {
    system.removeEventListener('change', draw);
  };
}
