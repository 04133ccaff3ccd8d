for (;;);

// says: busyLoop: The program, last seen at line 1, computes without end and never gives up its turn, so nothing else can run
