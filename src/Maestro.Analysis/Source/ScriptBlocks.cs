namespace Maestro.Analysis.Source;

/// <summary>Keeps of a Vue, Svelte or Astro file what is script; the rest becomes blank, so that lines stay where they are.</summary>
internal static class ScriptBlocks
{
    public static string Of(string text)
    {
        var kept = new char[text.Length];
        for (var i = 0; i < kept.Length; i++)
            kept[i] = text[i] == '\n' ? '\n' : ' ';
        if (text.StartsWith("---", StringComparison.Ordinal) && text.IndexOf("\n---", 3, StringComparison.Ordinal) is > 0 and var frontEnd)
            text.CopyTo(3, kept, 3, frontEnd - 3);
        var position = 0;
        while (text.IndexOf("<script", position, StringComparison.OrdinalIgnoreCase) is >= 0 and var tag)
        {
            var start = text.IndexOf('>', tag) + 1;
            if (start == 0)
                break;
            var end = text.IndexOf("</script", start, StringComparison.OrdinalIgnoreCase);
            end = end < 0 ? text.Length : end;
            text.CopyTo(start, kept, start, end - start);
            position = end;
        }
        return new string(kept);
    }
}
