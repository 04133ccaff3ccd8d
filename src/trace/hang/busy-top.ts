console.log("counting");
let n = 0;
while (n >= 0) n = (n + 1) % 1000;

// says: busyLoop: The program, last seen at line 3, computes without end and never gives up its turn, so nothing else can run
