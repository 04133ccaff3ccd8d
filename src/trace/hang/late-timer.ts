setTimeout(() => {
  throw new RangeError("too late");
}, 100);
console.log("done");

// says: afterFinish: RangeError: too late was thrown at line 2 after the program had come to its end, where nobody can catch it
