/** The value of a custom property of the style sheet, as it stands in light or dark. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim() || "gray";
}

/** Calls `again` when the reader's system changes between light and dark; gives the way to stop. */
export function onScheme(again: () => void): () => void {
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  scheme.addEventListener("change", again);
  return () => scheme.removeEventListener("change", again);
}

/** True where the reader asked for less movement. */
export function still(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}
