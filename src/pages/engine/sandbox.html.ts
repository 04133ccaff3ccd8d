// The page of the sealed frame in which programs run.
import type { APIRoute } from "astro";
import { framePage } from "../../runner/build.ts";

export const GET: APIRoute = async () =>
  new Response(await framePage("frame.js"), {
    headers: { "content-type": "text/html; charset=utf-8" },
  });
