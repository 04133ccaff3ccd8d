// The return in the callback returns from the callback.
// says: You returned before anybody rang: the callback runs later, when your
// function is over. A future lets you wait for it.
interface Bell {
  onRing(handler: (name: string) => unknown): void;
}

export async function waitForRing(bell: Bell) {
  return bell.onRing((name) => {
    return name;
  });
}
