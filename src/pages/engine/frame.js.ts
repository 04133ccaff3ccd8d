// The sealed frame's script, the only one that its page loads.
import type { APIRoute } from "astro";
import { frameScript } from "../../runner/build.ts";

export const GET: APIRoute = async () =>
  new Response(await frameScript(), {
    headers: { "content-type": "text/javascript; charset=utf-8" },
  });
