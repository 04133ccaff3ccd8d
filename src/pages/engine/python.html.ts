// The sealed frame's page for Python: like the sandbox's, but that it may compile WebAssembly.
import type { APIRoute } from "astro";
import { frameScript } from "../../runner/build.ts";
import { sandboxPage } from "../../runner/sandboxpage.ts";

export const GET: APIRoute = async () =>
  new Response(sandboxPage(await frameScript(), { wasm: true }), {
    headers: { "content-type": "text/html; charset=utf-8" },
  });
