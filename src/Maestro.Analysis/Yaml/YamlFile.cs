using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Maestro.Analysis.Yaml;

/// <summary>The documents of a YAML file; with the first mistake when it cannot be read.</summary>
/// <param name="Problem">Null when the file is whole.</param>
/// <param name="Doubles">Keys that stand twice in one map, of which a reader keeps only one.</param>
internal sealed record YamlFile(IReadOnlyList<YamlNode> Documents, YamlProblem? Problem, IReadOnlyList<YamlNode> Doubles)
{
    private const int Deepest = 60;
    private const int Longest = 1 << 20;

    public YamlNode First => Documents.Count > 0 ? Documents[0] : YamlNode.Nothing;

    public static YamlFile Read(string text)
    {
        var documents = new List<YamlNode>();
        var reading = new Reading();
        if (text.Length > Longest)
            return new YamlFile([], null, []);
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            while (parser.Accept<DocumentStart>(out _))
            {
                parser.Consume<DocumentStart>();
                documents.Add(reading.Value(parser, 0));
                parser.Consume<DocumentEnd>();
            }

            return new YamlFile(documents, null, reading.Doubles);
        }
        catch (YamlException failure)
        {
            return new YamlFile(documents, new YamlProblem(Math.Max(1, (int)failure.Start.Line), Said(failure)), reading.Doubles);
        }
    }

    private static string Said(YamlException failure) => failure.Message.TrimEnd('.');

    /// <summary>Builds the values out of the parser's events; what an alias stands for is shared, not copied.</summary>
    private sealed class Reading
    {
        private readonly Dictionary<string, YamlNode> anchors = new(StringComparer.Ordinal);

        public List<YamlNode> Doubles { get; } = [];

        public YamlNode Value(Parser parser, int depth)
        {
            if (depth > Deepest)
                throw new YamlException(parser.Current!.Start, parser.Current.End, "values are nested too deeply");
            if (parser.TryConsume<AnchorAlias>(out var alias))
                return anchors.TryGetValue(alias.Value.Value, out var known)
                    ? known : throw new YamlException(alias.Start, alias.End, $"nothing is named '{alias.Value.Value}' before this place");
            var start = (NodeEvent)parser.Current!;
            var node = start switch
            {
                Scalar scalar => Text(parser, scalar),
                SequenceStart => List(parser, depth),
                _ => Map(parser, depth),
            };
            if (!start.Anchor.IsEmpty)
                anchors[start.Anchor.Value] = node;
            return node;
        }

        private static YamlNode Text(Parser parser, Scalar scalar)
        {
            parser.MoveNext();
            return new YamlNode((int)scalar.Start.Line) { Text = scalar.Value };
        }

        private YamlNode List(Parser parser, int depth)
        {
            var start = parser.Consume<SequenceStart>();
            var items = new List<YamlNode>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                items.Add(Value(parser, depth + 1));
            return new YamlNode((int)start.Start.Line) { Items = items, IsList = true };
        }

        private YamlNode Map(Parser parser, int depth)
        {
            var start = parser.Consume<MappingStart>();
            var entries = new List<(YamlNode Key, YamlNode Value)>();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = Value(parser, depth + 1);
                var value = Value(parser, depth + 1);
                if (key.Text is "<<")
                {
                    entries.AddRange((value.IsList ? value.Items : [value]).SelectMany(merged => merged.Entries).Where(entry => !Has(entries, entry.Key)));
                    continue;
                }

                if (key.Text is not null && entries.FindIndex(entry => entry.Key.Text == key.Text && entry.Key.Line >= start.Start.Line) is >= 0 and var first)
                    Doubles.Add(key);
                else
                    first = entries.FindIndex(entry => entry.Key.Text == key.Text && key.Text is not null);
                if (first >= 0)
                    entries[first] = (key, value);
                else
                    entries.Add((key, value));
            }

            return new YamlNode((int)start.Start.Line) { Entries = entries, IsMap = true };
        }

        private static bool Has(List<(YamlNode Key, YamlNode Value)> entries, YamlNode key) => entries.Exists(entry => entry.Key.Text == key.Text);
    }
}

/// <summary>Where a file cannot be read, and why.</summary>
internal sealed record YamlProblem(int Line, string Message);
