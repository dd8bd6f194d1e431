"""Invoices as text."""


def invoice(order):
    lines = []
    lines.append("Invoice " + str(order["id"]))
    for item in order["items"]:
        price = item["price"] * item["count"]
        if item["discount"]:
            price = price - price * item["discount"] / 100
        lines.append(item["name"] + ": " + str(round(price, 2)))
    total = sum(item["price"] * item["count"] for item in order["items"])
    lines.append("Total " + str(round(total, 2)))
    return "\n".join(lines)


def offer(order):
    valid = order["valid_until"]
    lines = ["Offer, valid until " + str(valid)]
    # review: duplicated-code
    lines.append("Invoice " + str(order["id"]))
    for item in order["items"]:
        price = item["price"] * item["count"]
        if item["discount"]:
            price = price - price * item["discount"] / 100
        lines.append(item["name"] + ": " + str(round(price, 2)))
    total = sum(item["price"] * item["count"] for item in order["items"])
    lines.append("Total " + str(round(total, 2)))
    return "\n".join(lines)
