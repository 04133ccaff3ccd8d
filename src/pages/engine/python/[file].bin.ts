// CPython itself, packed, from this very site: fetched when a reader first runs Python, and kept.
import type { APIRoute, GetStaticPaths } from "astro";
import { pythonPack } from "../../../runner/build.ts";

export const getStaticPaths = (async () => {
  const { files } = await pythonPack();
  return files.map(({ path, bytes }) => ({ params: { file: path }, props: { bytes } }));
}) satisfies GetStaticPaths;

export const GET: APIRoute = ({ props }) =>
  new Response(props.bytes as Uint8Array<ArrayBuffer>, {
    headers: { "content-type": "application/octet-stream" },
  });
