namespace Maestro.Core.Permissions;

/// <summary>Patterns with <c>*</c>, <c>**</c> and <c>?</c>, in linear space and without backtracking further than the last star.</summary>
public static class Wildcard
{
    /// <param name="crossesFolders">True when a single <c>*</c> matches a slash too.</param>
    public static bool Matches(string pattern, string text, bool crossesFolders)
    {
        var reachable = new bool[text.Length + 1];
        reachable[0] = true;
        for (var p = 0; p < pattern.Length; p++)
        {
            var isDeep = pattern[p] == '*' && p + 1 < pattern.Length && pattern[p + 1] == '*';
            reachable = pattern[p] == '*' ? AfterStar(reachable, text, isDeep || crossesFolders) : AfterCharacter(reachable, text, pattern[p]);
            if (!isDeep)
                continue;
            p++;
            if (p + 1 < pattern.Length && pattern[p + 1] == '/')
            {
                // "**/" also stands for no folder at all.
                var afterSlash = AfterCharacter(reachable, text, '/');
                for (var i = 0; i < reachable.Length; i++)
                    reachable[i] = afterSlash[i] || (reachable[i] && (i == 0 || text[i - 1] == '/'));
                p++;
            }
        }

        return reachable[text.Length];
    }

    private static bool[] AfterStar(bool[] reachable, string text, bool crossesFolders)
    {
        var next = new bool[reachable.Length];
        var open = false;
        for (var i = 0; i < reachable.Length; i++)
        {
            open = reachable[i] || (open && (crossesFolders || text[i - 1] != '/'));
            next[i] = open;
        }

        return next;
    }

    private static bool[] AfterCharacter(bool[] reachable, string text, char c)
    {
        var next = new bool[reachable.Length];
        for (var i = 0; i < text.Length; i++)
            next[i + 1] = reachable[i] && (text[i] == c || (c == '?' && text[i] != '/'));
        return next;
    }
}
