// Drafts: the text is there again whenever the tab was killed, two tabs lose nothing, a browser that
// keeps nothing is told of, and what older versions kept is taken over.
import "fake-indexeddb/auto";
import { deleteDB } from "idb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Attempts } from "./attempts.ts";
import { type Database, databaseName, openDatabase } from "./database.ts";
import { Draft, type Kept } from "./drafts.ts";
import { Journal } from "./journal.ts";
import { MemoryStore } from "./store.fixture.ts";
import { takeOver } from "./work.ts";

const exercise = "coroutines/cold";
let store: MemoryStore;
let base: Database | null;
let clock = 0;
let tabs = 0;

class Tab {
  readonly name = `tab${++tabs}`;
  foreign = 0;
  readonly kept: Kept[] = [];
  readonly draft: Draft;

  constructor(channel: EventTarget | null = null, opened: Database | null | Promise<null> = base) {
    this.draft = new Draft({
      exercise,
      base: Promise.resolve(opened),
      journal: new Journal(store),
      tab: this.name,
      now: () => ++clock,
      openTabs: async () => new Set<string>(),
      channel: channel && {
        postMessage: (data: unknown) =>
          void channel.dispatchEvent(new MessageEvent("message", { data })),
        addEventListener: channel.addEventListener.bind(channel),
      },
      onForeign: () => {
        this.foreign += 1;
      },
      onKept: (kept) => this.kept.push(kept),
    });
  }
}

beforeEach(async () => {
  store = new MemoryStore();
  base = await openDatabase();
});

afterEach(async () => {
  base?.close();
  await deleteDB(databaseName);
});

const attempts = () => new Attempts({ base: Promise.resolve(base), store, exercise });
const asides = async () => (await attempts().list()).map(({ code }) => code);

describe("a draft", () => {
  it("is there again when the page is opened again", async () => {
    const { draft } = new Tab();
    await draft.read();
    draft.write("await tea");
    await draft.settled();
    expect([...store.items.keys()]).toEqual([]);
    expect(await new Tab().draft.read()).toBe("await tea");
  });

  it("is there again when the tab was killed before the database heard of it", async () => {
    const { draft } = new Tab(null, stuckDatabase());
    draft.write("await te");
    draft.write("await tea");
    expect(await new Tab().draft.read()).toBe("await tea");
    expect(await new Tab().draft.read()).toBe("await tea");
    expect(await asides()).toEqual([]);
    expect(store.items.size).toBe(0);
  });

  it("of a killed tab does not take the place of what was written later", async () => {
    const killed = new Tab(null, stuckDatabase());
    killed.draft.write("killed");
    const later = new Tab();
    later.draft.write("later");
    await later.draft.settled();
    expect(await new Tab().draft.read()).toBe("later");
    expect(await asides()).toEqual(["killed"]);
  });

  it("of another tab is put aside before it is overwritten", async () => {
    const channel = new EventTarget();
    const [one, other] = [new Tab(channel), new Tab(channel)];
    await one.draft.read();
    await other.draft.read();
    one.draft.write("mine");
    await one.draft.settled();
    expect([one.foreign, other.foreign]).toEqual([0, 1]);
    other.draft.write("yours");
    await other.draft.settled();
    expect(await asides()).toEqual(["mine"]);
    expect(one.foreign).toBe(1);
    expect(await one.draft.read()).toBe("yours");
    one.draft.write("yours, and mine");
    await one.draft.settled();
    expect(await asides()).toEqual(["mine"]);
  });

  it("stays as it is in a tab that insists", async () => {
    const [one, other] = [new Tab(), new Tab()];
    one.draft.write("mine");
    await one.draft.settled();
    other.draft.write("yours");
    await other.draft.settled();
    one.draft.insist("mine");
    await one.draft.settled();
    expect(await new Tab().draft.read()).toBe("mine");
    expect(await asides()).toEqual(["yours", "mine"]);
  });

  it("keeps no copies of what its own tab wrote", async () => {
    const { draft } = new Tab();
    for (const text of ["a", "ab", "abc"]) {
      draft.write(text);
      await draft.settled();
    }
    expect(await asides()).toEqual([]);
  });

  it("lives in the journal where the database is refused, and nowhere if both are", async () => {
    const tab = new Tab(null, null);
    tab.draft.write("x");
    await tab.draft.settled();
    expect(tab.kept).toEqual(["kept"]);
    expect(await new Tab(null, null).draft.read()).toBe("x");
    store.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    const full = new Tab(null, null);
    full.draft.write("y");
    await full.draft.settled();
    expect(full.kept).toEqual(["unkept"]);
  });

  it("ignores what it can't read", async () => {
    store.items.set(`interleave:journal:${exercise}:tab`, "{broken");
    store.items.set(`interleave:journal:${exercise}:tub`, '{"text":1}');
    expect(await new Tab().draft.read()).toBeNull();
  });
});

describe("what the first version of the site kept", () => {
  it("is taken over: the text, the older texts, and that it was passed", async () => {
    const old = "interleave:exercise:coroutines/cold";
    store.items.set(old, '{"version":1,"text":"old","stamp":"s","passed":true}');
    store.items.set(`${old}:history`, '["older"]');
    const journal = new Journal(store);
    if (base) await takeOver(base, journal.ancient(), 1000);
    for (const one of journal.ancient()) journal.forgetAncient(one);
    expect(await new Tab().draft.read()).toBe("old");
    expect(await asides()).toEqual(["older"]);
    expect(await attempts().passed()).toMatchObject({
      code: "old",
    });
    expect(store.items.size).toBe(0);
  });
});

/** A database that a killed tab never got to. */
function stuckDatabase(): Promise<null> {
  return new Promise(() => {});
}
