namespace Maestro.Storage.Undo;

/// <summary>What lies beside a journal while files change or a command runs.</summary>
internal static class WatchFiles
{
    /// <summary>What was known of the work folder before the command.</summary>
    public static string Index(Journal journal, string id) => $"{journal.FilePath}.{id}.index";

    /// <summary>There while something has begun and not ended, so that one look at the folder finds it.</summary>
    public static string Open(Journal journal, string id) => $"{journal.FilePath}.{id}.open";

    /// <summary>Touched when the program that started the command dies.</summary>
    public static string Mark(Journal journal, string id) => $"{journal.FilePath}.{id}.died";

    public static void Delete(Journal journal, string id)
    {
        File.Delete(Index(journal, id));
        File.Delete(Open(journal, id));
        File.Delete(Mark(journal, id));
    }
}
