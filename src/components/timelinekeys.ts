// What keys do on the picture.

export const keys: Readonly<
  Record<string, "back" | "forward" | "start" | "end" | "play" | "in" | "out">
> = {
  ArrowLeft: "back",
  ArrowUp: "back",
  ArrowRight: "forward",
  ArrowDown: "forward",
  Home: "start",
  End: "end",
  " ": "play",
  Enter: "play",
  "+": "in",
  "=": "in",
  "-": "out",
};
