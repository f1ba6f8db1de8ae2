import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react(), tailwindcss()],
  cacheDir: ".cache/vite",
  server: { proxy: { "/api": "http://127.0.0.1:8000" } },
  build: {
    target: "es2023",
    rolldownOptions: {
      output: {
        // What changes rarely keeps its name, so that browsers need not load it again after a release.
        codeSplitting: {
          groups: [
            {
              name: "react",
              test: /node_modules\/(react|react-dom|react-router|scheduler|@tanstack)\//,
            },
          ],
        },
      },
    },
  },
});
