using Maestro.Agents.Results;
using Maestro.Cli.Usage;
using Maestro.Core.Results;

namespace Maestro.Cli.Run;

/// <summary>The file of <c>--schema</c>.</summary>
internal static class SchemaFile
{
    /// <exception cref="UsageException">It cannot be read, is no JSON or no JSON schema.</exception>
    public static ResultSchema Read(string file, string folder)
    {
        try
        {
            return OwnSchema.Read(File.ReadAllText(Path.GetFullPath(file, folder)), Path.GetFileName(file));
        }
        catch (Exception wrong) when (wrong is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UsageException($"--schema: there is no file '{file}'");
        }
        catch (FormatException wrong)
        {
            throw new UsageException($"--schema {file}: {wrong.Message}");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"--schema: {(Directory.Exists(Path.Combine(folder, file)) ? $"'{file}' is a folder" : wrong.Message.TrimEnd('.'))}");
        }
    }
}
