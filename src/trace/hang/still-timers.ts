function tick() {
  setTimeout(tick, 0);
}
tick();

// says: stillScheduling: Still going after 100,000 events: the timer set at line 2 sets the next one, and so on, for ever
