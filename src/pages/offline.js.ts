// The site's service worker, at its root.
import type { APIRoute } from "astro";
import { offlineScript } from "../runner/build.ts";

export const GET: APIRoute = async () =>
  new Response(await offlineScript(), {
    headers: { "content-type": "text/javascript; charset=utf-8" },
  });
