using Maestro.Analysis.Code;

namespace Maestro.Analysis.Refactoring.Extracts;

/// <summary>A name that goes into or comes out of extracted lines.</summary>
/// <param name="IsNew">Whether the lines declare it.</param>
internal sealed record FlowName(string Name, string? Type, bool IsNew, string Word);

/// <summary>Which names extracted lines need, and which of those that they set are needed behind them.</summary>
internal sealed class DataFlow
{
    private readonly Selection selection;
    private readonly List<Binding> bindings;
    private readonly List<NameUse> uses;

    public DataFlow(Selection selection)
    {
        this.selection = selection;
        bindings = [];
        for (var function = selection.Function; function is not null; function = function.Function)
            bindings.AddRange(Bindings.Of(selection.Code, function).Where(binding => (function == selection.Function || !bindings.Exists(known => known.Name == binding.Name))));
        var hidden = bindings.Select(binding => (binding.Name, Scope: OwnScope(binding))).Where(one => one.Scope is not null).ToList();
        bindings.RemoveAll(binding => hidden.Exists(one => one.Name == binding.Name && binding.Token >= one.Scope!.Start && binding.Token < one.Scope.End));
        uses = [.. NameUses.In(selection.Code, selection.Function.HeadStart, selection.Function.End)
            .Where(use => !hidden.Exists(one => one.Name == use.Name && use.Token >= one.Scope!.Start && use.Token < one.Scope.End))];
        Problem = Conflict();
        if (Problem is not null)
            return;
        Parameters = [.. Inside.Select(use => use.Name).Distinct().Where(IsNeeded).Select(name => Of(name, binding => !selection.Holds(binding.Token)))];
        Results = [.. Set.Select(binding => binding.Name).Distinct().Where(IsNeededAfter).Select(name => Of(name, _ => true))];
        Problem = Doubt();
    }

    public IReadOnlyList<FlowName> Parameters { get; } = [];

    public IReadOnlyList<FlowName> Results { get; } = [];

    /// <summary>Why the flow cannot be told; null when it can.</summary>
    public string? Problem { get; }

    private IEnumerable<NameUse> Inside => uses.Where(use => selection.Holds(use.Token));

    private IEnumerable<Binding> Set => bindings.Where(binding => selection.Holds(binding.Token));

    /// <summary>The block that a name belongs to, where it is one around other code or within the lines; null for a name
    /// that lives before, in or behind them.</summary>
    private CodeNode? OwnScope(Binding binding)
    {
        if (!binding.IsDeclared || binding.Word == "var" || binding.Token < selection.Function.Start || binding.Token >= selection.Function.End)
            return null;
        var node = selection.Function.All().Last(node => binding.Token >= node.Start && binding.Token < node.End);
        if (selection.Code.IsPython && node.Kind is not NodeKind.Catch)
            return null;
        var scope = node.Kind is NodeKind.Statement or NodeKind.Case ? node.Parent! : node;
        return scope.Start <= selection.Start && scope.End >= selection.End ? null : scope;
    }

    private FlowName Of(string name, Func<Binding, bool> fits)
    {
        var own = bindings.Where(binding => binding.Name == name && fits(binding)).ToList();
        var declared = own.Find(binding => binding.IsDeclared) ?? own[0];
        return new FlowName(name, own.Select(binding => binding.Type).FirstOrDefault(type => type is not null), selection.Holds(declared.Token) && !bindings.Exists(binding => binding.Name == name && binding.IsDeclared && binding.Token < selection.Start), declared.Word);
    }

    /// <summary>Has a value before the lines, and the lines may read it or leave it as it is.</summary>
    private bool IsNeeded(string name)
    {
        if (!bindings.Exists(binding => binding.Name == name && !selection.Holds(binding.Token) && (binding.Token < selection.Start || selection.Loop is not null)))
            return false;
        var first = Set.Where(binding => binding.Name == name).MinBy(binding => binding.Token);
        if (first is null)
            return true;
        if (first.IsDeclared && !selection.Code.IsPython && bindings.TrueForAll(binding => binding.Name != name || !binding.IsDeclared || binding == first))
            return false;
        var isReadBefore = Inside.Any(use => use.Name == name && (use.Token < first.Token || IsReadInValue(use, first)));
        return isReadBefore || !first.IsPlain || !selection.IsCertain(first.Token);
    }

    /// <summary>In <c>x = x + 1</c> the value is read although the name to set stands first.</summary>
    private bool IsReadInValue(NameUse use, Binding binding) => use.Token > binding.Token && selection.Nodes.SelectMany(node => node.All())
        .Last(node => binding.Token >= node.Start && binding.Token < node.End) is var statement && use.Token < statement.End
            && statement.Kind is NodeKind.Statement;

    private bool IsNeededAfter(string name)
    {
        var after = uses.Where(use => use.Name == name && !selection.Holds(use.Token) && !IsPlainlySet(use)).ToList();
        return after.Exists(use => use.Token >= selection.End || (selection.Loop is { } loop && use.Token >= loop.Start && !IsDeclaredInside(name, loop)));
    }

    private bool IsDeclaredInside(string name, CodeNode loop) =>
        !selection.Code.IsPython
            && bindings.Exists(binding => binding.Name == name && binding.IsDeclared && binding.Token > loop.Start && binding.Token < selection.End);

    /// <summary>A place that only sets the name reads nothing.</summary>
    private bool IsPlainlySet(NameUse use) => bindings.Exists(binding => binding.Token == use.Token && binding.IsPlain);

    private string? Conflict()
    {
        var code = selection.Code;
        foreach (var inner in selection.Function.Children.SelectMany(child => child.All()).Where(node => node.IsFunction))
            if (Bindings.Of(code, inner).Find(binding => !binding.IsDeclared && bindings.Exists(own => own.Name == binding.Name) && Inside.Any(use => use.Name == binding.Name)) is { } changed)
                return $"{changed.Name} is used in the lines and set by an inner function";
        if (bindings.Find(binding => !binding.IsDeclared && Inside.Any(use => use.Name == binding.Name) && IsBehindArrow(binding.Token)) is { } late)
            return $"{late.Name} is used in the lines and set by an inner function";
        foreach (var binding in Set)
        {
            var isElsewhere = bindings.Exists(other => other.Name == binding.Name && other.IsDeclared && !selection.Holds(other.Token));
            if (!code.IsPython && binding.IsDeclared && isElsewhere)
                return $"{binding.Name} is declared in the lines and outside of them";
            if (Inner(binding.Name) && (isElsewhere || IsNeededAfter(binding.Name)))
                return $"{binding.Name} is set in the lines and used by an inner function";
        }

        if (selection.Function.Function is not null && Set.FirstOrDefault(binding => !Bindings.Of(code, selection.Function).Exists(own => own.Name == binding.Name && own.IsDeclared)) is { } outer && !code.IsPython)
            return $"{outer.Name} is set in the lines, and belongs to a function around this one";
        return null;
    }

    /// <summary>Whether it is set by a function without braces, as in <c>() => n++</c>.</summary>
    private bool IsBehindArrow(int token)
    {
        var statement = selection.Function.All().Last(node => token >= node.Start && token < node.End);
        return Enumerable.Range(statement.Start, token - statement.Start).Any(i => selection.Code.IsArrow(i) && !selection.Code.Is(i + 2, '{'));
    }

    private bool Inner(string name) => selection.Function.Children.SelectMany(child => child.All()).Any(node => node.IsFunction
        && !(node.Start <= selection.Start && node.End >= selection.End) && uses.Exists(use => use.Name == name && use.Token >= node.Start && use.Token < node.End));

    private string? Doubt()
    {
        foreach (var result in Results)
        {
            var first = Set.Where(binding => binding.Name == result.Name).MinBy(binding => binding.Token)!;
            if (!Parameters.Any(parameter => parameter.Name == result.Name) && !selection.IsCertain(first.Token) && result.IsNew)
                return $"{result.Name} is only set under a condition, and used behind the lines";
            if (!selection.Code.IsPython && !result.IsNew && !bindings.Exists(binding => binding.Name == result.Name && binding.IsDeclared))
                return $"{result.Name} is set in the lines, and where it is declared cannot be seen";
        }

        return Results.Count > 1 && Results.Any(result => result.IsNew) && Results.Any(result => !result.IsNew) && !selection.Code.IsPython
            ? $"some of {string.Join(", ", Results.Select(result => result.Name))} are declared in the lines and some before, which cannot be set in one step" : null;
    }
}
