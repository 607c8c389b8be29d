/** A Vega-Lite spec as far as the element looks into it. */
export interface Spec {
  [name: string]: unknown;
  params?: { name?: string; value?: unknown; [name: string]: unknown }[];
}

/** A drawn chart that can be let go. */
export interface Drawing {
  finalize(): unknown;
}

/** What is told when a range of days is chosen; two empty strings when it is let go. */
export type Choose = (from: string, to: string) => void;

/** The name of the parameter whose range goes into the address. */
export const BRUSH = "brush";

/** The spec with the chart's name, and with the range that stands in the address as the brush's first value. */
export function named(spec: Spec, label: string | null, [from, to]: readonly [string, string]): Spec {
  const params = spec.params?.map((one) => (one.name === BRUSH && from && to ? { ...one, value: { x: [Date.parse(from), Date.parse(to)] } } : one));
  return { ...spec, ...(label ? { description: label } : {}), ...(params ? { params } : {}) };
}
