console.log("waiting");
await new Promise(() => {});

// says: foreverWait: The program waits at line 2 for `new Promise(() => { })`, a promise that nobody is left to settle
