namespace Maestro.Core.Permissions.Shell;

/// <summary>A here-document that was announced in a line and whose text follows after it.</summary>
internal sealed class HereDocument(string end, bool isLiteral, bool dropsTabs, int level)
{
    public string End => end;

    public bool IsLiteral => isLiteral;

    public bool DropsTabs => dropsTabs;

    public int Level => level;

    /// <summary>Called with the text.</summary>
    public Action<ShellWord>? Then { get; set; }
}

/// <summary>The here-documents of a text.</summary>
internal sealed class HereDocuments(ShellCursor cursor, ShellFindings findings)
{
    private readonly List<HereDocument> waiting = [];
    private int level;

    public void Enter() => level++;

    public void Leave() => level--;

    /// <param name="raw">The end sign as it stands in the line: with a quote in it the text is taken as it is.</param>
    public HereDocument Announce(ShellWord end, string raw, bool dropsTabs)
    {
        if (raw.AsSpan().ContainsAny("$`\n"))
            findings.Suspect("the end of a here-document is not plain");
        var document = new HereDocument(end.Text, raw.AsSpan().ContainsAny("'\"\\"), dropsTabs, level);
        waiting.Add(document);
        return document;
    }

    /// <summary>Reads the texts that begin here, after a line.</summary>
    public void Read(Func<string, ShellWord> expand)
    {
        foreach (var document in waiting.ToList())
        {
            if (document != waiting[0] && cursor.Current is '\n')
                cursor.At++;
            // Shells differ in where the text of an outer here-document is when a substitution goes over the end of the line.
            if (document.Level != level)
                findings.Suspect("a here-document begins and ends in different places");
            var body = Body(document);
            ShellWord? text = null;
            if (document.IsLiteral)
                text = new ShellWord(body, true);
            else
                findings.Inside(() => text = expand(body));
            document.Then?.Invoke(text ?? new ShellWord(body, false));
        }

        waiting.Clear();
    }

    public void Finish()
    {
        if (waiting.Count == 0)
            return;
        findings.Suspect("a here-document has no text");
        foreach (var document in waiting)
            document.Then?.Invoke(new ShellWord("", false));
    }

    private string Body(HereDocument document)
    {
        var lines = new List<string>();
        while (!cursor.AtEnd)
        {
            var end = cursor.Text.IndexOf('\n', cursor.At) is var found && found < 0 ? cursor.Text.Length : found;
            var line = cursor.Text[cursor.At..end];
            if (document.DropsTabs)
                line = line.TrimStart('\t');
            // The line's end is left for the list to go on with.
            cursor.At = line == document.End ? end : Math.Min(cursor.Text.Length, end + 1);
            if (line == document.End)
                return Joined(lines, document);
            lines.Add(line);
        }

        findings.Suspect($"a here-document has no line '{document.End}'");
        return Joined(lines, document);
    }

    private string Joined(List<string> lines, HereDocument document)
    {
        if (!document.IsLiteral && lines.Exists(line => line.EndsWith('\\')))
            findings.Suspect("a here-document joins lines");
        return string.Concat(lines.Select(line => $"{line}\n"));
    }
}
