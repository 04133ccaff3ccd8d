let isReady = false;
setTimeout(() => {
  isReady = true;
}, 10);
while (!isReady) {
  await null;
}

// says: starvation: Promises follow each other without end at line 6, so no timer and no other task gets a turn
