setTimeout(() => {
  const end = Date.now() + 500;
  while (Date.now() < end);
}, 10);
setTimeout(() => console.log("late"), 20);

// says: blocked: The timer set at line 1 kept everybody else waiting for 500 ms
