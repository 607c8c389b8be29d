/** Makes each `[data-role]` item of a legend a button that hides and shows that role's underlines. */
export function toggles(root: HTMLElement): void {
  for (const item of root.querySelectorAll<HTMLElement>(".legend [data-role]")) {
    const role = item.dataset.role ?? "";
    if (item.querySelector("button")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "toggle";
    button.setAttribute("aria-pressed", "true");
    button.append(...item.childNodes);
    button.addEventListener("click", () => {
      const shown = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(shown));
      for (const mark of root.querySelectorAll(".text mark")) if (mark.classList.contains(role)) mark.classList.toggle("off", !shown);
    });
    item.append(button);
  }
}
