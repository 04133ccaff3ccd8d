// What there is to fetch before Python can run, and how much it is.
import type { APIRoute } from "astro";
import { pythonPack } from "../../runner/build.ts";

export const GET: APIRoute = async () => {
  const { files } = await pythonPack();
  const list = files.map(({ name, path, bytes }) => ({
    name,
    path: `python/${path}.bin`,
    bytes: bytes.length,
  }));
  return Response.json({ files: list });
};
