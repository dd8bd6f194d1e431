using Maestro.Core.Evidence;

namespace Maestro.Analysis.Checks.Performance;

/// <summary>Code whose cost grows faster than its work.</summary>
internal static class PerformanceRules
{
    public static readonly Rule NestedLoop = new(
        "nested-loop", "algorithm", FindingSeverity.Medium, 0.7,
            "Each element is compared with each other one: ten times the data takes a hundred times the time.",
        "Put the elements into a set or a dictionary first and look each one up, or sort once.");

    public static readonly Rule Search = new(
        "search-in-loop", "algorithm", FindingSeverity.Medium, 0.75, "The list is searched from its start for each element.",
            "Use a set or a dictionary for what is looked up.");

    public static readonly Rule Query = new(
        "query-in-loop", "database", FindingSeverity.High, 0.75,
            "Each turn of the loop waits for the database once more; a hundred rows are a hundred round trips.",
        "Ask once for all rows that are needed, with a join or a list of keys, or write them in one batch.");

    public static readonly Rule Text = new(
        "text-in-loop", "allocation", FindingSeverity.Medium, 0.8, "Each turn copies all the text that there is so far.",
            "Collect the parts in a list or a builder and join them once.");

    public static readonly Rule Copy = new(
        "copy-in-loop", "allocation", FindingSeverity.Medium, 0.8, "Each turn copies all the elements that there are so far.", "Add to the list in place.");

    public static readonly Rule Front = new(
        "insert-at-front", "algorithm", FindingSeverity.Low, 0.75, "Every element behind the first is moved each time.",
            "Use a queue that is made for both ends, or add at the end and reverse once.");

    public static readonly Rule Blocking = new(
        "blocking-wait", "concurrency", FindingSeverity.Medium, 0.85,
            "A thread waits and does nothing; under load there are soon none left, and where the answer needs that thread, it never comes.",
        "Await it, up to the caller.");

    public static readonly Rule BlocksLoop = new(
        "blocking-in-async", "concurrency", FindingSeverity.Medium, 0.85, "While this waits, nothing else that runs on the same loop goes on.",
            "Use the asynchronous form, or give the work to a thread.");

    public static readonly Rule Compiled = new(
        "compiled-in-loop", "allocation", FindingSeverity.Low, 0.8, "The same pattern is compiled again in each turn.",
            "Compile it once, outside of the loop.");

    public static readonly Rule Length = new(
        "length-in-condition", "algorithm", FindingSeverity.Medium, 0.75, "The length is counted anew for each character: a text that is ten times as long takes a hundred times the time.",
            "Take the length once, before the loop.");

    public static readonly Rule Pattern = new(
        "exploding-pattern", "pattern", FindingSeverity.High, 0.8,
            "A text that nearly matches makes the engine try every way to share the characters out: thirty characters can take minutes.",
        "Let the parts match different characters, or use a possessive or atomic group, a time limit, or an engine that does not go back.");
}
