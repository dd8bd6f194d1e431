using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Maestro.Storage.Folders;

namespace Maestro.Storage.Settings;

/// <summary>Changes one key of the user's settings file and leaves the rest, comments too, as it is.</summary>
public sealed class SettingsEditor(SettingKeys keys, string file)
{
    /// <summary>Sets a key; a list is written with commas between its items.</summary>
    /// <exception cref="SettingsException">The key, the value or the file is wrong; then nothing is changed.</exception>
    public void Set(string key, string value)
    {
        if (keys.ProblemOfKey(key) is { } problem)
            throw new SettingsException(Sentence(problem));
        Change(key, SettingKeys.KindOf(key) is SettingKind.List ? Items(value) : [value]);
    }

    /// <summary>Adds an item to a list such as <c>permissions.allow</c>, unless it is there.</summary>
    public void Add(string key, string item)
    {
        var present = new SettingsReader(keys, SettingsLayer.User, file).Read(ReadText()).FirstOrDefault(value => value.Key == key)?.Texts ?? [];
        if (!present.Contains(item))
            Change(key, [.. present, item]);
    }

    private void Change(string key, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0 && keys.ProblemOfValue(key, texts) is { } problem)
            throw new SettingsException(Sentence($"{key}: {problem}"));
        var text = ReadText();
        var reading = new SettingsReader(keys, SettingsLayer.User, file);
        reading.Read(text);
        var changed = JsonEdit.Set(text, key.Split('.'), Json(key, texts));
        new SettingsReader(keys, SettingsLayer.User, file).Read(changed);
        try
        {
            FileText.Replace(file, changed);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{file} cannot be written: {failure.Message}");
        }
    }

    private string ReadText()
    {
        try
        {
            return File.Exists(file) ? File.ReadAllText(file) : "";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{file} cannot be read: {failure.Message}");
        }
    }

    /// <summary>Cuts at commas, but not at those inside the parentheses of a rule.</summary>
    private static List<string> Items(string value)
    {
        var items = new List<string>();
        int start = 0, depth = 0;
        for (var i = 0; i <= value.Length; i++)
        {
            var c = i < value.Length ? value[i] : ',';
            depth += c switch
            {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            if (i < value.Length && (c != ',' || depth > 0))
                continue;
            if (value[start..i].Trim() is { Length: > 0 } item)
                items.Add(item);
            start = i + 1;
        }

        return items;
    }

    private static string Sentence(string problem) => problem.EndsWith('?') ? problem : problem + ".";

    private static string Json(string key, IReadOnlyList<string> texts) => SettingKeys.KindOf(key) switch
    {
        SettingKind.Text => Quoted(texts[0]),
        SettingKind.Number => texts[0],
        _ => $"[{string.Join(", ", texts.Select(Quoted))}]",
    };

    private static string Quoted(string text) =>
        $"\"{Encoding.UTF8.GetString(JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes)}\"";
}
