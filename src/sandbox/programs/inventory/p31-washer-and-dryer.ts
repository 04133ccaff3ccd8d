// P31: one parent holds the dryer and wants the washer, the other the reverse; and two spend the same
// money, which neither lock nor thread had to guard if nobody waited between looking and paying.
import { createTask, gather, Lock, run, sleep, timeout } from "asyncio";

await run(async () => {
  const [washer, dryer] = [new Lock(), new Lock()];
  const wash = async (first: Lock, second: Lock) => {
    using _first = await first.acquire();
    await sleep(1000);
    using _second = await second.acquire();
  };
  try {
    await timeout(5000, () => gather([() => wash(washer, dryer), () => wash(dryer, washer)]));
  } catch (error) {
    console.log(`both wait: ${(error as Error).name}`);
  }
  let money = 100;
  const pay = async (price: number) => {
    const seen = money;
    await sleep(500);
    money = seen - price;
  };
  await gather([createTask(() => pay(80)), createTask(() => pay(30))]);
  console.log(`100 - 80 - 30 = ${money}`);
});

// prints: 5000 both wait: TimeoutError
// prints: 5500 100 - 80 - 30 = 70
