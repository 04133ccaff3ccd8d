// Why it did not work: what browsers say of a missing network becomes words, everything else stays.
import { afterEach, expect, it, vi } from "vitest";
import { whyNot } from "./why.ts";

afterEach(() => vi.unstubAllGlobals());

const offline = "you are offline, and what it needs is not here yet";

it.each([
  "Failed to fetch",
  "NetworkError when attempting to fetch resource.",
  "Load failed",
  "Failed to fetch dynamically imported module: https://a.test/_astro/playground.js",
  "error loading dynamically imported module: https://a.test/_astro/playground.js",
  "Importing a module script failed.",
  "Cannot compile the program: Uncaught TypeError: Failed to fetch",
])("%s is told as being offline, or as a site that does not answer", (message) => {
  vi.stubGlobal("navigator", { onLine: false });
  expect(whyNot(new TypeError(message))).toBe(offline);
  vi.stubGlobal("navigator", { onLine: true });
  expect(whyNot(new TypeError(message))).toBe("the site does not answer");
});

it("lets a frame that does not answer speak for itself while there is a network", () => {
  const message = "Cannot open the sandbox: its frame did not answer in 5000 ms";
  vi.stubGlobal("navigator", { onLine: false });
  expect(whyNot(new Error(message))).toBe(offline);
  vi.stubGlobal("navigator", { onLine: true });
  expect(whyNot(new Error(message))).toBe(message);
});

it("tells everything else as it is", () => {
  vi.stubGlobal("navigator", { onLine: false });
  expect(whyNot(new Error("Cannot load /a.json: the site answered 404"))).toBe(
    "Cannot load /a.json: the site answered 404",
  );
  expect(whyNot("no")).toBe("no");
});
