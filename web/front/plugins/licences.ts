import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

interface Locked {
  dev?: boolean;
  version?: string;
  license?: string;
}

/** Writes `licences.txt`: name, version and licence text of every package that may lie in the bundle. */
export function licences(root: string): Plugin {
  return {
    name: "licences",
    generateBundle() {
      const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as { packages: Record<string, Locked> };
      const parts = Object.entries(lock.packages)
        .filter(([place, entry]) => place !== "" && !entry.dev && !place.includes("/@types/"))
        .map(([place, entry]) => `${place.replace(/^.*node_modules\//, "")} ${entry.version} (${entry.license ?? "licence not named"})\n\n${text(join(root, place))}`);
      this.emitFile({ type: "asset", fileName: "licences.txt", source: `${HEAD}\n\n${parts.join(`\n\n${"-".repeat(78)}\n\n`)}\n` });
    },
  };
}

const HEAD = "The scripts in this folder contain the packages below. The land shapes are Natural Earth's, in the public domain.";

function text(folder: string): string {
  const name = existsSync(folder) ? readdirSync(folder).find((file) => /^(licen[cs]e|copying)/i.test(file)) : undefined;
  return name === undefined ? "(the package carries no licence file)" : readFileSync(join(folder, name), "utf8").trim();
}
