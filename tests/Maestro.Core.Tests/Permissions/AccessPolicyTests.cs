using Maestro.Core.Permissions;

namespace Maestro.Core.Tests.Permissions;

public sealed class AccessPolicyTests
{
    private readonly List<string> remembered = [];

    [Theory]
    [InlineData("git status")]
    [InlineData("ls -la src | wc -l")]
    [InlineData("cat README.md 2>/dev/null && git log -p --oneline -5")]
    [InlineData("grep -rn 'a > b; rm x' src")]
    [InlineData("find . -name '*.cs' -type f")]
    [InlineData("git branch --show-current; date +%F")]
    [InlineData("sed -n '1,20p' src/a.cs")]
    [InlineData("dotnet --info 2>&1")]
    [InlineData("ls *.cs && head -n 5 src/*.cs")]
    [InlineData("cd src && ls -la")]
    [InlineData("grep -rn --include=*.cs TODO .")]
    [InlineData("date -Iseconds; ps aux")]
    [InlineData("git log main..dev --stat -- src")]
    public void What_only_reads_is_allowed(string command) => Assert.Equal(Verdict.Allow, Check(command));

    [Theory]
    [InlineData("date && rm -rf ~/work")]
    [InlineData("ls; rm x")]
    [InlineData("ls\nrm x")]
    [InlineData("ls & rm x")]
    [InlineData("ls | xargs rm")]
    [InlineData("echo `rm x`")]
    [InlineData("echo \"$(rm x)\"")]
    [InlineData("cat <(rm x)")]
    [InlineData("cat <<E\n$(rm x)\nE")]
    [InlineData("find . -delete")]
    [InlineData("find . -exec rm {} ;")]
    [InlineData("env rm x")]
    [InlineData("nohup rm x")]
    [InlineData("sh -c 'rm x'")]
    [InlineData("eval 'rm x'")]
    [InlineData("git -c core.pager='rm x' log")]
    [InlineData("git log --output=x")]
    [InlineData("git grep -Orm x")]
    [InlineData("git diff --no-index /etc/passwd x")]
    [InlineData("git branch new")]
    [InlineData("git stash")]
    [InlineData("sort -o x y")]
    [InlineData("sort -ro x y")]
    [InlineData("sort --outp=x y")]
    [InlineData("date -s 2020-01-01")]
    [InlineData("hostname evil")]
    [InlineData("sed -i s/a/b/ x")]
    [InlineData("sed -n '1e rm x' y")]
    [InlineData("awk 'BEGIN { system(\"rm x\") }'")]
    [InlineData("tar --to-command=rm xf a.tar")]
    [InlineData("rg --pre ./evil x")]
    [InlineData("echo x > file")]
    [InlineData("echo x >> file")]
    [InlineData("echo x &> file")]
    [InlineData("ls >| file")]
    [InlineData("PATH=. ls")]
    [InlineData("LD_PRELOAD=./x.so ls")]
    [InlineData("./ls")]
    [InlineData("$CMD x")]
    [InlineData("l\\s() { rm x; }; ls")]
    [InlineData("for f in *; do rm $f; done")]
    [InlineData("if true; then rm x; fi")]
    [InlineData("case a in a) rm x;; esac")]
    [InlineData("cat /etc/passwd")]
    [InlineData("cat ../../secret")]
    [InlineData("cat ~/.ssh/id_rsa")]
    [InlineData("cat .env")]
    [InlineData("grep key .env.production")]
    [InlineData("cat $HOME/x")]
    [InlineData("echo ${x:-$(rm x)}")]
    [InlineData("echo $((1+1))")]
    [InlineData("$'\\x72m' x")]
    [InlineData("ls 'unclosed")]
    [InlineData("ѕudo ls")]
    [InlineData("rm\u200b x")]
    [InlineData("less x")]
    [InlineData("man -P ./evil ls")]
    [InlineData("cd - && cat x")]
    [InlineData("cat .e\\\nnv")]
    [InlineData("cat \".e\\\nnv\"")]
    [InlineData("cat .en?")]
    [InlineData("cat .e*")]
    [InlineData("cat .[e]nv")]
    [InlineData("cat *")]
    [InlineData("grep -r . .")]
    [InlineData("grep -R x src")]
    [InlineData("rg -uu x")]
    [InlineData("cat outward")]
    [InlineData("cd deep && cat outward")]
    [InlineData("cd && cat notes")]
    [InlineData("cd src && cat ../../x")]
    [InlineData("cd src && git status")]
    [InlineData("cat < $X")]
    [InlineData("git show HEAD:.env")]
    [InlineData("git log --outp=x")]
    [InlineData("git grep --open=rm x")]
    [InlineData("git log *")]
    [InlineData("sort *")]
    [InlineData("grep -f/etc/shadow x")]
    [InlineData("test -v 'a[$(rm x)]'")]
    [InlineData("[ -v 'a[$(rm x)]' ]")]
    [InlineData("printf -v 'a[$(rm x)]' y")]
    [InlineData("echo $[y]")]
    [InlineData("time -o x ls")]
    [InlineData("date --se=2020-01-01")]
    [InlineData("date -us2020-01-01")]
    [InlineData("ps eww")]
    [InlineData("cat\u00a0x")]
    [InlineData("find . -files0-from x")]
    [InlineData("")]
    public void What_may_do_more_asks(string command) => Assert.Equal(Verdict.Ask, Check(command));

    [Fact]
    public void Deny_beats_ask_beats_allow_and_reaches_into_wrappers()
    {
        var policy = Policy(ApprovalMode.All, allow: ["Bash(rm *)"], ask: ["Bash(rm -r *)"], deny: ["Bash(rm -rf *)"]);
        Assert.Equal(Verdict.Allow, policy.Check("rm x").Decision);
        Assert.Equal(Verdict.Ask, policy.Check("rm -r x").Decision);
        string[] denied =
            ["rm -rf x", "/bin/rm -rf x", "sudo rm -rf x", "sh -c 'rm -rf x'", "echo x | xargs rm -rf x", "timeout 5 rm -rf x", "ls && (rm -rf x)"];
        foreach (var command in denied)
            Assert.Equal(Verdict.Deny, policy.Check(command).Decision);
    }

    [Fact]
    public void Options_before_the_verb_get_around_no_rule()
    {
        var policy = Policy(ApprovalMode.All, allow: ["Bash(git status *)"], deny: ["Bash(git push *)"]);
        foreach (var command in (string[])["git push", "git -C . push", "git --no-pager push -f", "git -c a=b push"])
            Assert.Equal(Verdict.Deny, policy.Check(command).Decision);
        Assert.Equal(Verdict.Ask, Policy(ApprovalMode.Ask, allow: ["Bash(git status *)"]).Check("git -c core.fsmonitor=./x status").Decision);
    }

    [Theory]
    [InlineData("git config core.pager x", "Bash(git config core.pager x)")]
    [InlineData("git commit -m x", "Bash(git commit *)")]
    [InlineData("npm run build", "Bash(npm run build *)")]
    [InlineData("uv run python x.py", null)]
    [InlineData("docker run -v /:/x image", null)]
    [InlineData("python -c x", null)]
    public void What_always_would_record_is_narrow(string command, string? rule) =>
        Assert.Equal(rule, Policy(ApprovalMode.Ask).Decide(new Access(AccessKind.Command, command)).Remember);

    [Fact]
    public void An_allowed_prefix_does_not_carry_a_second_command()
    {
        var policy = Policy(ApprovalMode.Ask, allow: ["Bash(git status *)"]);
        var check = policy.Check("git status && rm -rf x");
        Assert.Equal(Verdict.Ask, check.Decision);
        Assert.Equal([Verdict.Allow, Verdict.Ask], check.Commands.Select(command => command.Decision));
    }

    [Fact]
    public void Modes_narrow_or_widen_but_secrets_and_the_outside_always_ask()
    {
        Assert.Equal(Verdict.Deny, Policy(ApprovalMode.ReadOnly).Check("touch x").Decision);
        Assert.Equal(Verdict.Allow, Policy(ApprovalMode.ReadOnly).Check("git status").Decision);
        Assert.Equal(Verdict.Allow, Policy(ApprovalMode.All).Check("dotnet test > log").Decision);
        foreach (var command in (string[])["rm -rf /", "rm -rf ~", "cat .env", "cp a /etc/b", "cat $HOME/x", "D=/etc; ls $D", "echo x > .git/hooks/pre-commit"])
            Assert.Equal(Verdict.Ask, Policy(ApprovalMode.All).Check(command).Decision);
    }

    [Fact]
    public void Reads_in_the_work_folder_are_free_and_others_ask()
    {
        var policy = Policy(ApprovalMode.Edits, deny: ["Read(src/private/**)"]);
        Assert.Same(AccessDecision.Free, policy.Decide(new Access(AccessKind.Read, "/projects/shop/src/a.cs")));
        Assert.Equal(Verdict.Deny, policy.Decide(new Access(AccessKind.Read, "/projects/shop/src/private/deep/a.cs")).Verdict);
        Assert.Equal(Verdict.Ask, policy.Decide(new Access(AccessKind.Read, "/projects/shop/.env")).Verdict);
        Assert.Equal(Verdict.Ask, policy.Decide(new Access(AccessKind.Read, "/etc/passwd", InWorkspace: false)).Verdict);
        Assert.Equal(Verdict.Allow, policy.Decide(new Access(AccessKind.Edit, "/projects/shop/src/a.cs")).Verdict);
        Assert.Equal(Verdict.Ask, policy.Decide(new Access(AccessKind.Edit, "/projects/shop/.git/config")).Verdict);
        Assert.Equal(Verdict.Ask, policy.Decide(new Access(AccessKind.Edit, "/projects/shop/.maestro/settings.json")).Verdict);
    }

    [Fact]
    public void Always_records_what_was_shown()
    {
        var policy = Policy(ApprovalMode.Ask);
        var decision = policy.Decide(new Access(AccessKind.Command, "dotnet test --filter x"));
        Assert.Equal("Bash(dotnet test *)", decision.Remember);
        policy.Allow(decision.Remember!, always: true);
        Assert.Equal(Verdict.Allow, policy.Check("dotnet test").Decision);
        Assert.Equal(["Bash(dotnet test *)"], remembered);
        Assert.Null(policy.Decide(new Access(AccessKind.Command, "rm x")).Remember);
        Assert.Null(policy.Decide(new Access(AccessKind.Command, "touch x; touch y")).Remember);
    }

    [Theory]
    [InlineData("Bash(git *")]
    [InlineData("Brush(git *)")]
    public void A_rule_that_is_none_is_refused(string rule) => Assert.Throws<FormatException>(() => PermissionRule.Parse(rule, "test"));

    private Verdict Check(string command) => Policy(ApprovalMode.Ask).Check(command).Decision;

    private AccessPolicy Policy(ApprovalMode mode, string[]? allow = null, string[]? ask = null, string[]? deny = null) =>
        Policies.Create(mode, allow, ask, deny, remembered.Add);
}
