import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  cacheDir: ".cache/vitest",
  resolve: { preserveSymlinks: true },
  // The specifications by which the compiler is tested lie outside.
  server: { fs: { allow: ["../.."] } },
  test: {
    environment: "happy-dom",
    include: ["src/{api,features,i18n,pages,portal}/**/*.test.{ts,tsx}"],
    setupFiles: ["src/test/setup.ts"],
    // One shared environment makes the run three times faster; the setup file cleans up after each test.
    pool: "threads",
    isolate: false,
    maxWorkers: 1,
    restoreMocks: true,
    unstubGlobals: true,
  },
});
