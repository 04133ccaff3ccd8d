import { sleep } from "asyncio";
import { check } from "checks";
import { status } from "./start.ts";

/** Answers after the given time; a negative time is that of a failure. */
function pingWith(times: Readonly<Record<string, number>>) {
  return async function askService(service: string) {
    const time = times[service] ?? 0;
    await sleep(Math.abs(time));
    if (time < 0) throw new Error(`${service} refused`);
    return time;
  };
}

check("services that are up", { schedules: 3 }, async (t) => {
  // The first is the slowest, so the answers come in another order.
  const times = { mail: t.number(200, 300), maps: 90, films: 120 };
  const asked = await t.run(() => status(Object.keys(times), pingWith(times)));
  t.spot(
    "The lines stand in the order in which the answers came. The page should look the same each time: results[i] belongs to services[i].",
  )((asked.value?.lines ?? [])[0]).toBe("maps: 90 ms");
  t.expect(asked).toReturn({
    lines: [`mail: ${times.mail} ms`, "maps: 90 ms", "films: 120 ms"],
    slowest: times.mail,
  });
  t.expect(asked).toTake(times.mail);
});

check("one that is down does not hide the others", async (t) => {
  const times = { mail: -t.number(50, 80), maps: t.number(100, 200) };
  const asked = await t.run(() => status(Object.keys(times), pingWith(times)));
  t.spot(
    "One service is down, and so is the status page: gather threw its error. There is an option that makes errors results.",
  )(asked).toThrow("Error", "refused");
  t.spot(
    "You caught the error of gather, and with it all answers were gone. Ask gather to give errors as results.",
  )(asked).toReturn({ lines: [], slowest: 0 });
  t.expect(asked).toReturn({
    lines: ["mail: mail refused", `maps: ${times.maps} ms`],
    slowest: times.maps,
  });
});

check("several are down, at several times", { schedules: 3 }, async (t) => {
  const late = t.number(400, 900);
  const times = { mail: -300, maps: 100, films: -late, news: 60 };
  const asked = await t.run(() => status(Object.keys(times), pingWith(times)));
  t.expect(asked).toReturn({
    lines: [
      "mail: mail refused",
      "maps: 100 ms",
      "films: films refused",
      "news: 60 ms",
    ],
    slowest: 100,
  });
  t.expect(asked).toTake(late);
});

check("nobody is up", async (t) => {
  const times = { mail: -t.number(10, 90), maps: -20 };
  const asked = await t.run(() => status(Object.keys(times), pingWith(times)));
  t.expect(asked).toReturn({
    lines: ["mail: mail refused", "maps: maps refused"],
    slowest: 0,
  });
});
