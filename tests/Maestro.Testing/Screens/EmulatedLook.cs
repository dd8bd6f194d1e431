namespace Maestro.Testing.Screens;

/// <summary>Colours and emphasis as the codes of SGR (ECMA-48) leave them.</summary>
public sealed record EmulatedLook(string Foreground, string Background, string Emphasis)
{
    public static EmulatedLook Plain { get; } = new("", "", "");

    public override string ToString() => $"{Foreground};{Background};{Emphasis}";

    public EmulatedLook After(IReadOnlyList<int> codes)
    {
        var look = this;
        for (var i = 0; i < codes.Count; i++)
        {
            var code = codes[i];
            if (code is 38 or 48)
            {
                var count = codes[i + 1] == 2 ? 5 : 3;
                var colour = string.Join(':', codes.Skip(i + 1).Take(count - 1));
                look = code == 38 ? look with { Foreground = colour } : look with { Background = colour };
                i += count - 1;
                continue;
            }

            look = code switch
            {
                0 => Plain,
                >= 1 and <= 9 => look with { Emphasis = string.Concat(look.Emphasis.Append((char)('0' + code)).Distinct().Order()) },
                39 => look with { Foreground = "" },
                49 => look with { Background = "" },
                (>= 30 and <= 37) or (>= 90 and <= 97) => look with { Foreground = code.ToString(System.Globalization.CultureInfo.InvariantCulture) },
                (>= 40 and <= 47) or (>= 100 and <= 107) => look with { Background = (code - 10).ToString(System.Globalization.CultureInfo.InvariantCulture) },
                _ => throw new NotSupportedException($"SGR {code}"),
            };
        }

        return look;
    }
}
