async function fetchMenu() {
  await null;
  throw new Error("no menu today");
}

const menu = fetchMenu();
console.log(menu instanceof Promise);

// says: unhandledRejection: A promise was rejected at line 3 and nobody handles it: Error: no menu today
