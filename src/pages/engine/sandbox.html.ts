// The sealed frame's page: it holds the worker of every run and nothing else.
import type { APIRoute } from "astro";
import { sandboxPage } from "../../runner/sandboxpage.ts";

export const GET: APIRoute = () =>
  new Response(sandboxPage("frame.js"), {
    headers: { "content-type": "text/html; charset=utf-8" },
  });
