"""Amounts of money."""


# docs+5: stale-parameter
def rounded(amount, digits=2):
    """Round an amount.

    :param amount: what to round
    :param places: how many digits to keep
    """
    return round(amount, digits)


# docs+6: stale-parameter
def shared(amount, people):
    """Share an amount.

    Args:
        amount (Decimal): what to share
        persons: among how many
    """
    return amount / people


def written(amount, **options):
    """Write an amount.

    :param amount: what to write
    :param currency: one of the options
    """
    return options.get("currency", "") + str(amount)
