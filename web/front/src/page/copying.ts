/** Makes `[data-copy="#id"]` buttons copy that element's text; they are hidden where nothing can be copied. */
export function copyOnDemand(): void {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll<HTMLElement>("[data-copy]")) button.hidden = false;
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-copy]") : null;
    if (button) void copy(button);
  });
}

async function copy(button: HTMLElement): Promise<void> {
  const from = document.querySelector(button.dataset.copy ?? "");
  const words = from instanceof HTMLTextAreaElement ? from.value : (from?.textContent ?? "").trim();
  const name = button.textContent;
  button.textContent = await navigator.clipboard.writeText(words).then(() => "copied", () => "could not be copied");
  setTimeout(() => (button.textContent = name), 1500);
}
