// The script that the worker of every Python program starts with.
import type { APIRoute } from "astro";
import { pythonRuntime } from "../../runner/build.ts";

export const GET: APIRoute = async () =>
  new Response(await pythonRuntime(), {
    headers: { "content-type": "text/javascript; charset=utf-8" },
  });
