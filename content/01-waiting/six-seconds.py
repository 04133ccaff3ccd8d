import time


def load_prices():
    print("prices: asked")
    time.sleep(3)
    print("prices: here")


def load_stock():
    print("stock: asked")
    time.sleep(3)
    print("stock: here")


load_prices()
load_stock()
print("page is ready")
