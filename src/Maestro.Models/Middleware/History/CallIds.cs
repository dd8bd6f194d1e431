using System.Globalization;

namespace Maestro.Models.Middleware.History;

/// <summary>Gives each call of a history an id that its provider accepts and no other call has.</summary>
internal sealed class CallIds(HistoryRules rules)
{
    private const int Longest = 40;
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private int count;

    public string Next(string id)
    {
        count++;
        var legal = IsLegal(id) && !used.Contains(id) ? id : New();
        while (!used.Add(legal))
            legal = New();
        return legal;
    }

    private bool IsLegal(string id) => rules.HasNineLetterIds
        ? id.Length == 9 && id.All(char.IsAsciiLetterOrDigit)
        : id.Length is > 0 and <= Longest && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-');

    /// <summary>Counted, so that the same history has the same ids the next time and stays in the provider's cache.</summary>
    private string New() => (rules.HasNineLetterIds ? "c" : "call_") + count++.ToString("00000000", CultureInfo.InvariantCulture);
}
