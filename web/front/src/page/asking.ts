/** What htmx tells before it asks the server; the request may still be changed. */
export interface Asking {
  readonly ctx: { readonly request: { method: string; headers: Record<string, string>; body: unknown } };
}
