import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** The pages' policy allows no style from scripts: what a library would insert is loaded as a file instead. */
function stylesAsFiles(): Plugin {
  return {
    name: "styles-as-files",
    transform(code, id) {
      if (!id.includes("/sonner/dist/index.")) return null;
      return { code: code.replace(/^__insertCSS\(.*$/m, ""), map: null };
    },
  };
}

/** The tokens of the design system under `.look` instead of the whole page: for a picture of another application. */
function lookTokens(): Plugin {
  const file = fileURLToPath(new URL("src/features/spec/look/look-tokens.css", import.meta.url));
  return {
    name: "look-tokens",
    resolveId: (id) => (id === "virtual:look-tokens.css" ? file : null),
    load(id) {
      if (id !== file) return null;
      const tokens = readFileSync(new URL("src/ui/tokens.css", import.meta.url), "utf8");
      return tokens.replace(/^@theme[^{]*\{[^}]*\}/gm, "").replaceAll(":root", ".look");
    },
  };
}

const API = "http://127.0.0.1:8400";

export default defineConfig({
  plugins: [react(), tailwindcss(), stylesAsFiles(), lookTokens()],
  cacheDir: ".cache/vite",
  resolve: { preserveSymlinks: true },
  server: { proxy: { "/api": API, "/objects": API, "/git": API } },
  build: {
    target: "es2023",
    // The policy allows no scripts and few pictures inside other files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What changes rarely keeps its name, so that browsers need not load it again after an update.
        codeSplitting: {
          groups: [
            {
              name: "react",
              test: /node_modules\/(react|react-dom|react-router|scheduler|@tanstack\/(react-)?query[^/]*)\//,
            },
          ],
        },
      },
    },
  },
});
