import { waitFor } from "asyncio";
import { check } from "checks";
import { confirm, type Dialog, type Ways } from "./start.ts";

const hour = 3_600_000;

/** Somebody who presses these buttons, one after the other. */
function user(ms: number, ...buttons: (keyof Ways)[]): Dialog {
  return (ways) =>
    void setTimeout(() => {
      for (const button of buttons) ways[button]();
    }, ms);
}

check("yes and no are answers", async (t) => {
  const ms = t.number(1, 9) * 1000;
  const yes = await t.run(() => waitFor(confirm(user(ms, "onYes")), hour));
  t.expect(yes).toReturn(true);
  t.expect(yes).toTake(ms);
  const no = await t.run(() => waitFor(confirm(user(ms, "onNo")), hour));
  t.spot(
    "Somebody said no, and confirm waits for ever: that path fills nothing.",
  )(no).toThrow("TimeoutError");
  t.expect(no).toReturn(false);
  t.expect(no).toTake(ms);
});

check("a window that is closed throws", async (t) => {
  const ms = t.number(1, 9) * 1000;
  const closed = await t.run(() => waitFor(confirm(user(ms, "onClose")), hour));
  t.spot(
    "The window was closed, and confirm waits for ever. It is the path that nobody tries by hand.",
  )(closed).toThrow("TimeoutError");
  t.spot(
    "Whoever closes the window has not said no. The caller can't tell the two apart: fill the future with an error.",
  )(closed).toReturn(false);
  t.expect(closed).toThrow("Error", "the window was closed");
  t.expect(closed).toTake(ms);
});

check("a second call throws nothing into the dialog", async (t) => {
  let thrown: unknown = null;
  const careful: Dialog = (ways) =>
    void setTimeout(() => {
      try {
        ways.onYes();
        ways.onClose();
      } catch (error) {
        thrown = (error as Error).name;
      }
    }, t.number(1, 5) * 100);
  const answered = await t.run(() => waitFor(confirm(careful), hour));
  t.spot(
    "The future was filled twice, and the second time it threw into the code of the dialog. Ask done() before you fill it.",
  )(thrown).toBe("InvalidStateError");
  t.expect(thrown).toBe(null);
  t.expect(answered).toReturn(true);
});

check("the first call counts", async (t) => {
  const button = t.pick<keyof Ways>(["onYes", "onNo"]);
  const answered = await t.run(() =>
    waitFor(confirm(user(1000, button, "onClose")), hour),
  );
  t.expect(answered).toReturn(button === "onYes");
  const twice = await t.run(() =>
    waitFor(confirm(user(1000, "onClose", "onNo")), hour),
  );
  t.expect(twice).toThrow("Error", "the window was closed");
});
