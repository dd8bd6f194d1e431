namespace Shop;

/// <summary>An amount of money.</summary>
/// <param name="Amount">How much.</param>
public sealed record Money(decimal Amount, string Currency)
{
    // docs+3: stale-parameter
    /// <summary>Shares it.</summary>
    /// <param name="people">Among how many.</param>
    /// <param name="digits">How many digits to keep.</param>
    public Money Share(int people, int places) => this with { Amount = decimal.Round(Amount / people, places) };

    /// <summary>Adds another amount.</summary>
    /// <param name="other">What is added, as a <see cref="Money"/>.</param>
    public Money Plus(Money other) => this with { Amount = Amount + other.Amount };
}
