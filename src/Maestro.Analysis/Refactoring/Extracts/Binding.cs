namespace Maestro.Analysis.Refactoring.Extracts;

/// <summary>A place at which a local name gets a value.</summary>
/// <param name="IsDeclared">Whether it is declared there, and not only changed.</param>
/// <param name="Type">As it is written or plain from the value; null when it is not known.</param>
/// <param name="IsPlain">Whether the old value does not matter.</param>
/// <param name="Word">What declares it: <c>const</c>, <c>let</c>, or empty.</param>
internal sealed record Binding(string Name, int Token, bool IsDeclared, string? Type, bool IsPlain = true, string Word = "");
