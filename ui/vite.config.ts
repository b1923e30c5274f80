import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// The pages are part of the program: no address outside of it, no inline script, so that the strict content security
// policy of the window holds.
export default defineConfig({
  plugins: [react()],
  base: "/",
  clearScreen: false,
  server: { port: 5173, strictPort: true, host: "127.0.0.1" },
  build: {
    target: ["safari17", "chrome120"],
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 4000,
    modulePreload: { polyfill: false },
  },
  test: { environment: "jsdom", setupFiles: ["src/test/setup.ts"], css: false, testTimeout: 60_000 },
});
