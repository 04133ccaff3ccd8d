// The sealed frame's page: it holds the worker of every run and nothing else.
import type { APIRoute } from "astro";
import { frameScript } from "../../runner/build.ts";
import { sandboxPage } from "../../runner/sandboxpage.ts";

export const GET: APIRoute = async () =>
  new Response(sandboxPage(await frameScript()), {
    headers: { "content-type": "text/html; charset=utf-8" },
  });
