using Maestro.Analysis.Source;

namespace Maestro.Analysis.Mutation;

/// <summary>Values that become another one: true and false, whole numbers; and a <c>not</c> that is left out.</summary>
internal static class ValueMutants
{
    private const int MostDigits = 9;

    public static IEnumerable<Replacement> Find(RunningCode code)
    {
        for (var i = 0; i < code.Code.Count; i++)
            if (code.Runs(i) && Of(code, i) is { } change)
                yield return change;
    }

    private static Replacement? Of(RunningCode code, int i)
    {
        var text = code.Code;
        if (text[i].Kind is TokenKind.Number)
            return Number(text.Slice(i)) is { } next && !text.Is(i - 1, '.') ? code.Replace("number", i, i, next) : null;
        if (text.Is(i, '!') && text[i + 1].Start == text[i].Start + 1 && (text.IsWord(i + 1) || text.Is(i + 1, '(')) && !code.EndsOperand(i - 1)
            && !text.Is(i - 1, '!') && !text.Is(i - 1, '#'))
            return code.Replace("negation", i, i, "");
        if (!text.IsWord(i) || text.Is(i - 1, '.'))
            return null;
        return text.Slice(i) switch
        {
            "true" when !text.IsPython => code.Replace("boolean", i, i, "false"),
            "false" when !text.IsPython => code.Replace("boolean", i, i, "true"),
            "True" when text.IsPython => code.Replace("boolean", i, i, "False"),
            "False" when text.IsPython => code.Replace("boolean", i, i, "True"),
            "not" when text.IsPython && !text.IsWord(i + 1, "in") && !text.IsWord(i - 1, "is") => code.Replace("negation", i, i, ""),
            _ => null,
        };
    }

    private static string? Number(ReadOnlySpan<char> written) =>
        written.Length <= MostDigits && !written.ContainsAnyExceptInRange('0', '9') && (written is "0" || written[0] is not '0')
            ? (int.Parse(written, System.Globalization.CultureInfo.InvariantCulture) + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)
            : null;
}
