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

    /// <summary>Whether some path fits both patterns, in which a star stays in its folder, and two may be any folders. A
    /// class such as <c>[ab]</c> counts as any character.</summary>
    public static bool Meet(string one, string other)
    {
        var known = new Dictionary<(int, int), bool>();
        return Meet(0, 0);

        bool Meet(int i, int j)
        {
            if (known.TryGetValue((i, j), out var meets))
                return meets;
            known[(i, j)] = false;
            return known[(i, j)] = i == one.Length && j == other.Length
                || (IsStar(one, i) && (Meet(Behind(one, i), j) || (j < other.Length && Passes(one, i, other, j) && Meet(i, j + 1))))
                || (IsStar(other, j) && (Meet(i, Behind(other, j)) || (i < one.Length && Passes(other, j, one, i) && Meet(i + 1, j))))
                || (i < one.Length && j < other.Length && !IsStar(one, i) && !IsStar(other, j) && Same(one[i], other[j]) && Meet(i + 1, j + 1));
        }
    }

    private static bool IsStar(string pattern, int at) => at < pattern.Length && pattern[at] == '*';

    private static bool IsDeep(string pattern, int at) => IsStar(pattern, at + 1) || (at > 0 && IsStar(pattern, at - 1));

    /// <summary>After a star or two, and after the slash that two may stand for with nothing before it.</summary>
    private static int Behind(string pattern, int at) =>
        !IsStar(pattern, at + 1) ? at + 1 : at + 2 < pattern.Length && pattern[at + 2] == '/' ? at + 3 : at + 2;

    private static bool Passes(string pattern, int star, string other, int at) => IsDeep(pattern, star) || other[at] != '/';

    private static bool Same(char a, char b) => a == b || (a == '?' && b != '/') || (b == '?' && a != '/');

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
