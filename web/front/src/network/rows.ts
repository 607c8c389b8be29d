/** One row of the adjacency table: who, towards whom, how often, and of which kind. */
export interface Edge {
  readonly source: string;
  readonly target: string;
  readonly sourceName: string;
  readonly targetName: string;
  readonly weight: number;
  readonly kind: string;
  readonly row: HTMLElement;
}

/** The edges that the table inside `root` tells. */
export function edgesIn(root: Element): Edge[] {
  return [...root.querySelectorAll<HTMLElement>("[data-source][data-target]")].map((row) => {
    const [first, second] = row.querySelectorAll("a");
    const { source = "", target = "", weight, kind = "", sourceLabel, targetLabel } = row.dataset;
    return {
      source,
      target,
      sourceName: sourceLabel ?? first?.textContent?.trim() ?? source,
      targetName: targetLabel ?? second?.textContent?.trim() ?? target,
      weight: Math.max(1, Number(weight ?? 1) || 1),
      kind,
      row,
    };
  });
}

/** The actors of the edges with their names and how many events each takes part in. */
export function actorsOf(edges: readonly Edge[]): Map<string, { name: string; weight: number }> {
  const found = new Map<string, { name: string; weight: number }>();
  for (const edge of edges)
    for (const [id, name] of [[edge.source, edge.sourceName], [edge.target, edge.targetName]] as const)
      found.set(id, { name, weight: (found.get(id)?.weight ?? 0) + edge.weight });
  return found;
}
