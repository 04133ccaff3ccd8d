// The ways in which a program reads the time, all on the world's clock, which starts on the first of
// January 2026. Each reading costs the program a microsecond.
import type { World } from "./world.ts";

/** 2026-01-01T00:00:00Z, in milliseconds; the Python twins start there too. */
export const epoch = 1_767_225_600_000;

export function makeDate(world: World): DateConstructor {
  const Native = Date;
  const today = () => epoch + world.read();
  function VirtualDate(...parts: unknown[]): unknown {
    if (new.target === undefined) return new Native(today()).toString();
    return Reflect.construct(Native, parts.length === 0 ? [today()] : parts, new.target);
  }
  Object.defineProperties(VirtualDate, {
    name: { value: "Date" },
    length: { value: 7 },
    prototype: { value: Native.prototype, writable: false },
    now: { value: today, writable: true, configurable: true },
    parse: { value: Native.parse, writable: true, configurable: true },
    UTC: { value: Native.UTC, writable: true, configurable: true },
  });
  const made = VirtualDate as unknown as DateConstructor;
  Object.defineProperty(Native.prototype, "constructor", { value: made });
  return made;
}

export function makePerformance(
  world: World,
  from = 0,
): Pick<Performance, "now" | "timeOrigin" | "toJSON"> {
  const start = Math.round(from);
  const timeOrigin = epoch + start;
  return { now: () => world.read() - start, timeOrigin, toJSON: () => ({ timeOrigin }) };
}

/** `AbortSignal.timeout` on the world's clock. */
export function makeSignalTimeout(world: World): (milliseconds: number) => AbortSignal {
  const Controller = AbortController;
  const Exception = DOMException;
  return function timeout(milliseconds) {
    if (!(milliseconds >= 0)) {
      throw new TypeError(
        `Cannot time out after ${milliseconds}: expected milliseconds, 0 or more`,
      );
    }
    const controller = new Controller();
    world.press(world.now() + milliseconds, world.grouped(milliseconds), () => {
      controller.abort(new Exception("signal timed out", "TimeoutError"));
    });
    return controller.signal;
  };
}

/** Replaces the readings of `Temporal.Now`, where there is one. */
export function layTemporal(global: object, world: World): void {
  const temporal = Reflect.get(global, "Temporal") as TemporalLike | undefined;
  if (temporal?.Now === undefined) return;
  const { Now, Instant } = temporal;
  const instant = () => Instant.fromEpochMilliseconds(epoch + world.read());
  const zoned = (zone?: string) => instant().toZonedDateTimeISO(zone ?? Now.timeZoneId());
  Object.assign(Now, {
    instant,
    zonedDateTimeISO: zoned,
    plainDateTimeISO: (zone?: string) => zoned(zone).toPlainDateTime(),
    plainDateISO: (zone?: string) => zoned(zone).toPlainDate(),
    plainTimeISO: (zone?: string) => zoned(zone).toPlainTime(),
  });
}

interface TemporalLike {
  readonly Now: { timeZoneId(): string };
  readonly Instant: { fromEpochMilliseconds(milliseconds: number): InstantLike };
}

interface InstantLike {
  toZonedDateTimeISO(zone: string): {
    toPlainDateTime(): unknown;
    toPlainDate(): unknown;
    toPlainTime(): unknown;
  };
}
