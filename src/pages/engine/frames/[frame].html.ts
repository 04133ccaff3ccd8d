// The sealed frames' pages: each holds the worker of every run and nothing else. Their names hold their
// hashes, so that a browser keeps them: no service worker ever sees what a sealed frame asks for.
import type { APIRoute, GetStaticPaths } from "astro";
import { framePages } from "../../../runner/build.ts";

export const getStaticPaths = (async () =>
  Object.values(await framePages()).map(({ name, page }) => ({
    params: { frame: name },
    props: { page },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) =>
  new Response(props.page as string, {
    headers: { "content-type": "text/html; charset=utf-8" },
  });
