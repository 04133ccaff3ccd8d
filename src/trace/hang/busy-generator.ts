function* numbers() {
  let n = 0;
  while (true) yield n++;
}

const even: number[] = [];
for (const n of numbers()) {
  if (n % 2 === 0 && even.length < 10) even.push(n);
}
console.log(even);

// says: busyLoop: The program, last seen at line 3, computes without end and never gives up its turn, so nothing else can run
