function blockFor(ms: number) {
  const end = performance.now() + ms;
  while (performance.now() < end);
}

function loadPrices() {
  console.log("prices: asked");
  blockFor(3000);
  console.log("prices: here");
}

function loadStock() {
  console.log("stock: asked");
  blockFor(3000);
  console.log("stock: here");
}

loadPrices();
loadStock();
console.log("page is ready");
