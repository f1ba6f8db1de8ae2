import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react(), tailwindcss()],
  cacheDir: ".cache/vite",
  server: { proxy: { "/api": "http://127.0.0.1:8000" } },
  build: { outDir: "dist", target: "es2023" },
});
