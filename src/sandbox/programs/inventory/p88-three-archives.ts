// P88: three archives in pieces, in turn and then together; each is written to a file and measured. On
// the way 100 bytes take a millisecond, and each request 100 ms, as each new connection does before.
import { ClientSession, files, gather, run } from "asyncio";

export const scenario = {
  hosts: {
    "files.test": {
      latency: 50,
      bandwidth: 100_000,
      site: {
        "/3.8.4.zip": { size: 300_000 },
        "/3.8.5.zip": { size: 400_000 },
        "/3.8.6.zip": { size: 500_000 },
      },
    },
  },
};

const names = ["3.8.4.zip", "3.8.5.zip", "3.8.6.zip"];

async function download(session: ClientSession, name: string): Promise<number> {
  await using response = await session.get(`http://files.test/${name}`);
  await using file = await files.open(name, "wb");
  for await (const piece of response) await file.write(piece);
  return files.getsize(name);
}

await run(async () => {
  await using session = new ClientSession();
  for (const name of names) console.log(name, await download(session, name));
  const sizes = await gather(names.map((name) => () => download(session, name)));
  console.log("together", sizes.join(" "));
});

// prints: 3202 3.8.4.zip 300000
// prints: 7304 3.8.5.zip 400000
// prints: 12406 3.8.6.zip 500000
// prints: 17607 together 300000 400000 500000
