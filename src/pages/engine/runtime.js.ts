// The sandbox and the library as the one script that every run's worker starts with.
import type { APIRoute } from "astro";
import { runtime } from "../../runner/build.ts";

export const GET: APIRoute = async () => {
  const { code } = await runtime();
  return new Response(code, { headers: { "content-type": "text/javascript; charset=utf-8" } });
};
