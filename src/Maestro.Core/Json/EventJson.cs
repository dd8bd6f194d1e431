namespace Maestro.Core.Json;

/// <summary>Writes and reads events as one JSON object per line, in the form that other programs rely on.</summary>
public static class EventJson
{
}
