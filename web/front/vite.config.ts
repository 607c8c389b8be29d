import { resolve } from "node:path";
import { defineConfig } from "vitest/config";
import { licences } from "./plugins/licences.ts";

const root = import.meta.dirname;
const outDir = resolve(root, "../../src/dateline/web/static");
const source = (name: string) => resolve(root, "src", name);

/** `vite build` makes the modules a server hands out; `--mode site` adds the one classic script for pages on a disk. */
export default defineConfig(({ mode }) => ({
  root,
  base: "./",
  publicDir: false,
  build: mode === "site" ? site() : served(),
  plugins: mode === "site" ? [] : [licences(root)],
  test: { environment: "jsdom", include: ["tests/**/*.test.ts"] },
}));

function served() {
  return {
    outDir,
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
    rollupOptions: {
      input: {
        main: source("main.ts"),
        reader: source("reader.ts"),
        map: source("map.ts"),
        network: source("network.ts"),
        chart: source("chart.ts"),
      },
      output: {
        entryFileNames: "[name].js",
        chunkFileNames: "chunks/[name]-[hash].js",
        assetFileNames: (asset: { names: string[] }) => (asset.names.some((name) => name.endsWith(".css")) ? "style.css" : "assets/[name]-[hash][extname]"),
      },
    },
  };
}

function site() {
  return {
    outDir,
    emptyOutDir: false,
    target: "es2022",
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
    lib: { entry: source("site.ts"), formats: ["iife" as const], name: "dateline", fileName: () => "site.js" },
    rollupOptions: { output: { codeSplitting: false } },
  };
}
