using CsCheck;
using Maestro.Core.Permissions;
using Maestro.Core.Permissions.Shell;

namespace Maestro.Core.Tests.Permissions;

public sealed class ShellCompositionTests
{
    /// <summary>Ways to run a command, which stands where the mark is.</summary>
    private static readonly string[] Compositions =
    [
        "@", "ls; @", "ls && @", "ls || @", "ls | @", "@ | wc -l", "ls & @", "ls\n@", "! @", "time @", "@ # why",
        "{ @; }", "(@)", "( ls; @ )", "{\n@\n}", "(@) 2>/dev/null", "time { @; }",
        "for f in a b; do @; done", "for f in *; do ls\n@\ndone", "for f\ndo @; done", "for f in $(@); do ls; done",
        "for ((i=0;i<3;i++)); do @; done", "select f in a; do @; done",
        "while @; do ls; done", "while true; do @; done", "until false\ndo\n@\ndone", "while true; do ls; done < <(@)",
        "if @; then ls; fi", "if true; then @; fi", "if true; then ls; else @; fi", "if ls; then ls; elif @; then ls; fi",
        "if ls; then ls; elif ls; then @; fi",
        "case x in x) @;; esac", "case x in (x | y) ls;; *) @ ;; esac", "case x in\n x) @\nesac", "case $(@) in x) ls;; esac", "case x in x) ls;& y) @;;& esac",
        "f() { @; }", "f () ( @ )", "function f { @; }", "function f() {\n@\n}", "coproc @",
        "echo $(@)", "echo \"$(@)\"", "echo \"a $(echo \"b $(@)\")\"", "echo `@`", "echo \"`@`\"", "echo `echo \\`@\\``",
        "echo $(case x in x) @;; esac)", "echo $(ls # )\n@)",
        "cat <(@)", "ls > >(@)", "echo ${x:-$(@)}", "echo \"${x:-$(@)}\"", "echo $((1 + $(@)))", "(( 1 + $(@) ))", "x=$(@)", "x=$(@) ls",
        "[[ -n $(@) ]]", "[[ a == b && $(@) ]]", "[[ a < $(@) || ( b > c ) ]]",
        "cat <<E\n$(@)\nE", "cat <<-E\n\t`@`\n\tE", "cat <<E; @\nx\nE", "cat <<'E'\nx\nE\n@",
        "cat <<A <<B\na\nA\n$(@)\nB", "{ cat; } <<E\n$(@)\nE", "cat <<< \"$(@)\"",
        "bash <<'E'\n@\nE", "sh <<E\n@\nE", "sh -s x <<E\n@\nE", "sudo bash <<'E'\n@\nE", "env sh <<< '@'",
        "bash <<'A'\nsh <<'B'\n@\nB\nA", "ls | sh -c '@'", "ssh host '@'",
        "eval '@'", "trap '@' EXIT", "alias x='@'", "exec @", "command @", "env A=b @", "sudo -u root @",
        "timeout 5 @", "ls | xargs @", "ls | xargs -I{} sh -c '@'",
        "find . -exec @ {} ;", "find . -exec sh -c '@' _ {} +", "nice -n 5 nohup @", "if [[ -f x ]]; then { while (@); do ls; done; }; fi > x",
    ];

    [Fact]
    public void A_denied_command_is_found_in_every_composition()
    {
        var policy = Policies.Create(ApprovalMode.All, deny: ["Bash(rm *)"]);
        Assert.All(Compositions, composition => Assert.Equal(Verdict.Deny, policy.Check(composition.Replace("@", "rm -r x")).Decision));
        var asking = Policies.Create(ApprovalMode.Ask);
        Assert.All(Compositions, composition => Assert.Equal(Verdict.Ask, asking.Check(composition.Replace("@", "touch x")).Decision));
    }

    [Fact]
    public void A_denied_command_is_found_in_compositions_of_compositions()
    {
        // Quotes and the ends of here-documents of the outer one would end in the inner one, which is another command.
        var nestable = Compositions.Where(composition =>
            !composition.AsSpan().ContainsAny("'\"`<#") && !composition.StartsWith('@') && !IsPrefix(composition)).ToArray();
        var policy = Policies.Create(ApprovalMode.All, deny: ["Bash(rm *)"]);
        Gen.Int[0, nestable.Length - 1].Array[1, 3].Sample(
            picks =>
            {
                var command = picks.Aggregate("rm x", (inner, pick) => nestable[pick].Replace("@", $" {inner}"));
                Assert.Equal((command, Verdict.Deny), (command, policy.Check(command).Decision));
            },
            iter: 500);
    }

    [Theory]
    [InlineData("$'rm' x")]
    [InlineData("$'\\x72\\155' x")]
    [InlineData("$\"rm\" x")]
    [InlineData("r\\\nm x")]
    [InlineData("'r'\"m\" x")]
    [InlineData("i\\\nf ls; then rm x; fi")]
    [InlineData("for c in ls rm; do $c x; done")]
    [InlineData("for c in ls rm; do sudo \"${c}\" x; done")]
    [InlineData("/bin/rm x")]
    [InlineData("<x rm x")]
    [InlineData("2>/dev/null rm x")]
    [InlineData("echo $((y)); rm x")]
    public void A_denied_command_is_found_under_its_disguise(string command) =>
        Assert.Equal(Verdict.Deny, Policies.Create(ApprovalMode.All, deny: ["Bash(rm *)"]).Check(command).Decision);

    [Theory]
    [InlineData("for f in a b; do echo $f; done")]
    [InlineData("for f in src docs; do ls -la \"$f\" | head -5; done")]
    [InlineData("for f in *.cs; do head -3 \"$f\"; done")]
    [InlineData("for d in src tests; do for f in a b; do cat $d/${f}.cs; done; done")]
    [InlineData("if git status; then git log; fi")]
    [InlineData("if [ -f a ]; then cat a; elif [[ -d b && a != c ]]; then ls b; else echo none; fi")]
    [InlineData("while true; do date; sleep 1; done")]
    [InlineData("case x in (a|b) ls;; *) pwd; esac")]
    [InlineData("{ ls; pwd; } 2>/dev/null | wc -l")]
    [InlineData("(cd src && ls)")]
    [InlineData("cat <<'EOF'\n$(rm -rf x) `rm x`\nEOF")]
    [InlineData("cat <<EOF\nplain \\$(text)\nEOF\nls")]
    [InlineData("cat <<EOF\non $(git branch --show-current)\nEOF")]
    [InlineData("grep x <<< 'a x'")]
    [InlineData("wc -l <<-'E' && ls\n\tone\n\tE")]
    [InlineData("echo \"branch: $(git branch --show-current)\"")]
    [InlineData("echo $'tab\\there'")]
    [InlineData("[[ 1 -lt 2 ]] && (( 1 + 1 < 3 )) && ls")]
    [InlineData("command -v dotnet || echo missing")]
    [InlineData("! ls # a note; rm x")]
    public void Harmless_compositions_are_allowed(string command) => Assert.Equal((Verdict.Allow, ""), Reasoned(command));

    [Theory]
    [InlineData("for f in *; do cat $f; done")]
    [InlineData("for f in *.cs; do wc $f; done")]
    [InlineData("for f in /etc/passwd; do cat $f; done")]
    [InlineData("for f in a '../x y'; do cat \"$f\"; done")]
    [InlineData("for f in 'a /etc/passwd'; do wc $f; done")]
    [InlineData("for f in $(ls); do cat $f; done")]
    [InlineData("for f in a; do ls; done; cat $f")]
    [InlineData("for c in ls; do $c; done")]
    [InlineData("for o in -delete; do find . $o; done")]
    [InlineData("for i in 'a[$(rm x)]'; do (( i )); done")]
    [InlineData("for f in a; do f=/etc/passwd; cat $f; done")]
    [InlineData("[[ 'a[$(rm x)]' -eq 1 ]]")]
    [InlineData("[[ -v 'a[$(rm x)]' ]]")]
    [InlineData("[[ $x ]]")]
    [InlineData("ls() { pwd; }; ls")]
    [InlineData("alias ls=pwd; ls")]
    [InlineData("IFS=x; ls")]
    [InlineData("PATH=.; ls")]
    [InlineData("eval ls")]
    [InlineData("source x")]
    [InlineData(". x")]
    [InlineData("exec ls")]
    [InlineData("trap ls EXIT")]
    [InlineData("set -- x; $1")]
    [InlineData("$(echo ls)")]
    [InlineData("`echo ls`")]
    [InlineData("l[s] x")]
    [InlineData("{ls,x}")]
    [InlineData("bash <<E\nls\nE")]
    [InlineData("python3 <<'E'\nprint(1)\nE")]
    [InlineData("cat <<E\n$SECRET\nE")]
    [InlineData("cat <<< $SECRET")]
    [InlineData("git cat-file --batch <<< HEAD:.env")]
    [InlineData("cat <<E\nnever ended")]
    [InlineData("cat <<E")]
    [InlineData("cat <<$x\nls\n$x")]
    [InlineData("cat <<E\na\\\nE\nls\nE")]
    [InlineData("echo $(cat <<E)\nls\nE")]
    [InlineData("cat <<E $(ls\nx\nE\n)")]
    [InlineData("cat <<E; for f in a; do\n$f\nE\nls; done")]
    [InlineData("echo \"$\\\n(rm x)\"")]
    [InlineData("echo $'\\cA'")]
    [InlineData("echo \"${x@P}\"")]
    [InlineData("echo ${!x}")]
    [InlineData("a=(ls)")]
    [InlineData("}")]
    [InlineData("if ls; then")]
    [InlineData("fi")]
    [InlineData("(ls) ls")]
    [InlineData("case x in x) ls")]
    [InlineData("ls\ue000")]
    [InlineData("echo x | { ls; cat; } > y")]
    [InlineData("'for' x")]
    [InlineData("ls !(x)")]
    public void What_is_doubtful_in_a_composition_asks(string command) =>
        Assert.Equal(Verdict.Ask, Policies.Create(ApprovalMode.Ask).Check(command).Decision);

    [Theory]
    [InlineData("$CMD x")]
    [InlineData("sudo $CMD x")]
    [InlineData("env A=b \"$(cat x)\" y")]
    [InlineData("xargs -n 1 $CMD")]
    [InlineData("find . -exec $CMD x ;")]
    [InlineData("eval \"$x\"")]
    [InlineData("sh -c \"ls $x\"")]
    [InlineData("curl x | sh")]
    [InlineData("curl x | bash -s y")]
    [InlineData("python3.12 <<'E'\nprint(1)\nE")]
    [InlineData("bash <<E\nls $x\nE")]
    [InlineData("f() { ls; }")]
    public void What_nobody_can_foresee_asks_even_where_everything_is_allowed(string command) =>
        Assert.Equal(Verdict.Ask, Policies.Create(ApprovalMode.All).Check(command).Decision);

    [Theory]
    [InlineData("for f in a b; do touch $f; done")]
    [InlineData("bash build.sh && sh -c 'make all'")]
    [InlineData("if dotnet build; then dotnet test > log; fi")]
    [InlineData("git commit -F - <<'E'\nWhy: it's so\nE")]
    [InlineData("find . -name '*.o' -exec rm {} +")]
    [InlineData("env A=b timeout 5 make")]
    [InlineData("while read -r line; do echo \"$line\"; done < notes")]
    public void Everything_means_compositions_too(string command) => Assert.Equal((Verdict.Allow, ""), Reasoned(command, ApprovalMode.All));

    [Fact]
    public void No_text_makes_the_parser_throw_or_hang()
    {
        string[] pieces =
        [
            "ls", "rm", " ", "'", "\"", "$(", ")", "`", ";", "&&", "|", "{ ", "}", "<", ">", "<<", "<<E", "\nE\n", "<<<",
            "\\", "\n", "$", "${", "((", "))", "$((", "[[ ", " ]]", "$'", "=", "a=",
            "sh -c ", "env ", "sudo ", "for f in ", "; do ", "; done", "if ", "; then ", "fi", "case x in ", "esac", ";;",
            "f() ", "function ", "time ", "! ", "#", "$f", "\ue000", "\0", "\ud800",
        ];
        Gen.Int[0, pieces.Length - 1].Array[0, 30].Sample(
            picks => ShellParser.Parse(string.Concat(picks.Select(pick => pieces[pick]))) is not null, iter: 5000);
        Gen.String.Sample(text => ShellParser.Parse(text) is not null, iter: 1000);
    }

    [Theory]
    [InlineData("env ")]
    [InlineData("(")]
    [InlineData("$(")]
    [InlineData("echo \"$(")]
    [InlineData("${x:-")]
    [InlineData("{ ")]
    [InlineData("if ")]
    [InlineData("for f in a b; do ")]
    [InlineData("case x in x) ")]
    [InlineData("f() ")]
    [InlineData("[[ ( ")]
    [InlineData("coproc ")]
    [InlineData("$((")]
    public void What_is_nested_deeply_asks(string opening) => Assert.NotNull(ShellParser.Parse(string.Concat(Enumerable.Repeat(opening, 20_000))).Problem);

    /// <summary>Where a word follows that must be a simple command, as after <c>env</c>.</summary>
    private static bool IsPrefix(string composition) =>
        composition is "! @" or "time @" or "coproc @" || Array.Exists(["exec", "command", "env", "sudo", "timeout", "xargs", "nice"], composition.Contains);

    private static (Verdict Decision, string Reason) Reasoned(string command, ApprovalMode mode = ApprovalMode.Ask)
    {
        var check = Policies.Create(mode).Check(command);
        return (check.Decision, check.Decision is Verdict.Allow ? "" : check.Reason);
    }
}
