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

const API = "http://127.0.0.1:8400";

export default defineConfig({
  plugins: [react(), tailwindcss(), stylesAsFiles()],
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
