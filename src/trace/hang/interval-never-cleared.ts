let ticks = 0;
setInterval(() => {
  ticks += 1;
  if (ticks === 3) console.log("three");
}, 1000);

// says: leakedTimer: The interval set at line 2 is never cleared: it fired 86,400 times and would go on for ever
