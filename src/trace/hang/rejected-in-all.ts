const late = new Promise<never>((_, reject) => {
  setTimeout(() => reject(new TypeError("second")), 20);
});
const first = Promise.reject(new Error("first"));
try {
  await first;
} catch {
  console.log("caught the first");
}
console.log(typeof late);

// says: unhandledRejection: A promise was rejected at line 2 and nobody handles it: TypeError: second
