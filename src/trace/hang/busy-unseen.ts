function dig(): void {
  try {
    dig();
  } finally {
    dig();
  }
}
dig();

// says: busyLoop: The program no longer answers, and nothing else can run: it computes without end, or has taken more memory than there is
