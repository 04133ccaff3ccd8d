// The sealed frame's page for Python: like the sandbox's, but that it may compile WebAssembly. Its name
// holds its hash, so that a browser keeps it: no service worker ever sees what a sealed frame asks for.
import type { APIRoute, GetStaticPaths } from "astro";
import { pythonFrame } from "../../../runner/build.ts";

export const getStaticPaths = (async () => {
  const { name, page } = await pythonFrame();
  return [{ params: { frame: name }, props: { page } }];
}) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) =>
  new Response(props.page as string, {
    headers: { "content-type": "text/html; charset=utf-8" },
  });
