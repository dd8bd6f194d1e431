using System.Text;
using Maestro.Core.Routing;

namespace Maestro.Models.Builtin;

/// <summary>The words of a sentence in lower case and without accents, so that one table serves English and Portuguese.</summary>
internal static class PlainWords
{
    public static IReadOnlyList<string> Of(string sentence)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in Fold(sentence))
        {
            if (char.IsLetterOrDigit(c) || (c is '-' && word.Length > 0))
                word.Append(c);
            else
                Close();
        }

        Close();
        return words;

        void Close()
        {
            if (word.Length > 0)
                words.Add(word.ToString().TrimEnd('-'));
            word.Clear();
        }
    }

    /// <summary>Lower case without accents; keeps the length.</summary>
    public static string Fold(string text) => WordForms.Fold(text);

    /// <summary>Whether a word is in a table of words; an entry that ends in <c>*</c> stands for every word that begins so.</summary>
    public static bool Has(string table, string word)
    {
        foreach (var range in table.AsSpan().Split(' '))
        {
            var entry = table.AsSpan(range);
            if (entry.Length > 1 && entry[^1] == '*' ? word.AsSpan().StartsWith(entry[..^1]) : entry.SequenceEqual(word))
                return true;
        }

        return false;
    }
}
