using System.Xml;

namespace Maestro.Analysis.Testing;

/// <summary>Reads the XML reports that Maven and Gradle leave.</summary>
public static class JUnitReport
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };

    /// <summary>Empty when the text is no report.</summary>
    public static IReadOnlyList<TestOutcome> Read(string text)
    {
        var found = new List<TestOutcome>();
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), Settings);
            while (reader.Read())
            {
                if (reader.NodeType is not XmlNodeType.Element)
                    continue;
                if (reader.LocalName is "testcase")
                    found.Add(new TestOutcome($"{reader.GetAttribute("classname")}.{reader.GetAttribute("name")}", TestEnd.Passed));
                else if (found.Count > 0 && reader.LocalName is "skipped")
                    found[^1] = found[^1] with { End = TestEnd.Skipped };
                else if (found.Count > 0 && reader.LocalName is "failure" or "error")
                    found[^1] = found[^1] with { End = TestEnd.Failed, Message = Said(reader) };
            }
        }
        catch (XmlException)
        {
            // What was read up to here stands; the rest of a report that is cut off is not known.
            return found;
        }

        return found;
    }

    /// <summary>The trace begins with the message; the attribute stands for it where there is none.</summary>
    private static string Said(XmlReader failure)
    {
        var message = failure.GetAttribute("message") ?? "";
        var text = failure.IsEmptyElement || !failure.Read() || failure.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA) ? "" : failure.Value;
        return FailureMessages.Bounded((text.Length > 0 ? text : message).Split('\n'));
    }
}
