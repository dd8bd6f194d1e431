namespace Maestro.Storage.Sessions;

/// <summary>The session log cannot be read or written; runs can go on without it.</summary>
public sealed class SessionLogException(string message, Exception? inner = null) : Exception(message, inner);
