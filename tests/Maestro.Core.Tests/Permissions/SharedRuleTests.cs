using Maestro.Core.Permissions;

namespace Maestro.Core.Tests.Permissions;

/// <summary>Rules for files count for the shell too, rules can name tools, and allow rules reach what is guarded only where they name it.</summary>
public sealed class SharedRuleTests
{
    private const string Root = Policies.Root;

    [Theory]
    [InlineData("cat src/private/a.cs", Verdict.Deny)]
    [InlineData("cat src/private/deep/a.cs | wc -l", Verdict.Deny)]
    [InlineData("cd src && cat private/a.cs", Verdict.Deny)]
    [InlineData("head -5 < src/private/a.cs", Verdict.Deny)]
    [InlineData("cat src/pri*/a.cs", Verdict.Ask)]
    [InlineData("grep -r x src", Verdict.Ask)]
    [InlineData("git diff", Verdict.Ask)]
    [InlineData("git diff -- docs", Verdict.Allow)]
    [InlineData("cat src/public/a.cs", Verdict.Allow)]
    public void A_rule_that_denies_reading_holds_in_the_shell(string command, Verdict verdict) =>
        Assert.Equal(verdict, Policies.Create(ApprovalMode.Ask, deny: ["Read(src/private/**)"]).Check(command).Decision);

    [Theory]
    [InlineData("rm docs/a.md", Verdict.Deny)]
    [InlineData("touch docs/new.md", Verdict.Deny)]
    [InlineData("echo x > docs/a.md", Verdict.Ask)]
    [InlineData("cp a.md docs/a.md", Verdict.Ask)]
    [InlineData("rm docs/*.md", Verdict.Deny)]
    [InlineData("rm -rf docs", Verdict.Deny)]
    [InlineData("mv docs x", Verdict.Deny)]
    [InlineData("cp -r new docs", Verdict.Ask)]
    [InlineData("rm -rf .", Verdict.Deny)]
    [InlineData("cat docs/a.md", Verdict.Allow)]
    [InlineData("rm src/a.cs", Verdict.Allow)]
    public void A_rule_that_denies_changes_holds_in_the_shell(string command, Verdict verdict) =>
        Assert.Equal(verdict, Policies.Create(ApprovalMode.All, deny: ["Edit(docs/**)"]).Check(command).Decision);

    [Fact]
    public void What_decides_which_programs_run_asks_in_the_shell_too()
    {
        var policy = Policies.Create(ApprovalMode.All);
        foreach (var command in (string[])["cp x .git/hooks/pre-commit", "rm -rf .git", "mv x .maestro/settings.json", "tee .maestro/agents/a.md", "rm -rf .", "rm -rf ../shop"])
            Assert.Equal(Verdict.Ask, policy.Check(command).Decision);
    }

    [Theory]
    [InlineData("Read", ".env", Verdict.Ask)]
    [InlineData("Read(**)", ".env", Verdict.Ask)]
    [InlineData("Read(.env)", ".env", Verdict.Allow)]
    [InlineData("Read(config/*.pem)", "config/a.pem", Verdict.Allow)]
    [InlineData("Read", "/etc/hosts", Verdict.Ask)]
    [InlineData("Read(//etc/**)", "/etc/hosts", Verdict.Allow)]
    [InlineData("Read(//etc/**)", "/etc/server.key", Verdict.Ask)]
    [InlineData("Read(~/notes/**)", "/home/me/notes/a", Verdict.Allow)]
    [InlineData("Edit(**)", ".git/config", Verdict.Ask)]
    [InlineData("Edit(.git/**)", ".git/config", Verdict.Allow)]
    [InlineData("Edit(src/**)", "src/a.cs", Verdict.Allow)]
    [InlineData("edit_file", "src/a.cs", Verdict.Allow)]
    [InlineData("edit_file", ".env", Verdict.Ask)]
    public void An_allow_rule_reaches_what_is_guarded_only_where_it_names_it(string rule, string path, Verdict verdict)
    {
        var full = Path.GetFullPath(path, Root);
        var kind = rule.StartsWith("Read", StringComparison.Ordinal) ? AccessKind.Read : AccessKind.Edit;
        var access = new Access(kind, full, full.StartsWith(Root, StringComparison.Ordinal)) { Tool = "edit_file" };
        Assert.Equal(verdict, Policies.Create(ApprovalMode.Ask, allow: [rule]).Decide(access).Verdict);
    }

    [Fact]
    public void The_shell_reads_outside_where_a_rule_allows_it_and_still_does_not_write_there()
    {
        var policy = Policies.Create(ApprovalMode.All, allow: ["Read(//srv/**)"]);
        Assert.Equal(Verdict.Allow, policy.Check("cat /srv/log").Decision);
        Assert.Equal(Verdict.Ask, policy.Check("cp a /srv/log").Decision);
    }

    [Fact]
    public void A_command_that_names_something_guarded_is_remembered_and_allowed_only_word_for_word()
    {
        var policy = Policies.Create(ApprovalMode.Ask);
        Assert.Equal("Bash(cat .env)", policy.Decide(new Access(AccessKind.Command, "cat .env")).Remember);
        policy.Allow("Bash(cat .env)", always: false);
        Assert.Equal(Verdict.Allow, policy.Check("cat .env").Decision);
        Assert.Equal(Verdict.Ask, Policies.Create(ApprovalMode.Ask, allow: ["Bash(cat *)"]).Check("cat .env").Decision);
        Assert.Null(policy.Decide(new Access(AccessKind.Command, "cat notes-link.txt")).Remember);
        Assert.Equal(Verdict.Ask, Policies.Create(ApprovalMode.Ask, allow: ["Bash(cat notes-link.txt)"]).Check("cat notes-link.txt").Decision);
    }

    [Fact]
    public void A_rule_for_a_tool_is_asked_before_what_its_call_touches()
    {
        IAccessPolicy policy = Policies.Create(ApprovalMode.All, ask: ["git_*"], deny: ["fetch_url"]);
        Assert.Equal((Verdict.Deny, Verdict.Ask), (policy.DecideTool("fetch_url").Verdict, policy.DecideTool("git_log").Verdict));
        Assert.Same(AccessDecision.Free, policy.DecideTool("read_file"));
        Assert.Throws<FormatException>(() => PermissionRule.Parse("git_log(x)", "test"));
        Assert.Throws<FormatException>(() => PermissionRule.Parse("Read(../x)", "test"));
    }

    [Fact]
    public void Nothing_is_changed_where_only_reading_is_allowed_whatever_rules_allow()
    {
        var policy = Policies.Create(ApprovalMode.ReadOnly, allow: ["Bash(make *)", "Edit(src/**)", "edit_file"]);
        Assert.Equal(Verdict.Deny, policy.Check("make all").Decision);
        Assert.Equal(Verdict.Deny, policy.Decide(new Access(AccessKind.Edit, $"{Root}/src/a.cs") { Tool = "edit_file" }).Verdict);
        Assert.Equal(Verdict.Allow, policy.Check("cat src/a.cs").Decision);
    }

    [Fact]
    public void A_shell_that_the_system_holds_runs_what_is_not_known_to_read_but_names_nothing_guarded()
    {
        var policy = Policies.Create(ApprovalMode.ReadOnly, hold: ShellHold.Landlock);
        var decision = policy.Decide(new Access(AccessKind.Command, "python3 report.py"));
        Assert.Equal((Verdict.Allow, true, false), (decision.Verdict, decision.IsHeld, decision.OnlyReads));
        Assert.True(policy.Decide(new Access(AccessKind.Command, "git status")) is { IsHeld: true, OnlyReads: true });
        foreach (var command in (string[])["python3 .env", "cp a /etc/b", "echo x > a", "$CMD", "cat .env"])
            Assert.Equal(Verdict.Deny, policy.Check(command).Decision);
        Assert.False(Policies.Create(ApprovalMode.All, hold: ShellHold.Landlock).Decide(new Access(AccessKind.Command, "make")).IsHeld);
    }

    [Fact]
    public void A_narrowed_policy_may_do_less_and_never_more()
    {
        var policy = Policies.Create(ApprovalMode.Edits);
        var narrow = policy.Narrowed(Narrowing.Parse(["all", "deny Edit(docs/**)"], "agent"));
        Assert.Equal(ApprovalMode.Edits, narrow.Mode);
        Assert.Equal(Verdict.Deny, narrow.Decide(new Access(AccessKind.Edit, $"{Root}/docs/a.md")).Verdict);
        Assert.Equal(ApprovalMode.ReadOnly, policy.Narrowed(Narrowing.Parse(["read-only"], "agent")).Mode);
        policy.Allow("Bash(make *)", always: false);
        Assert.Equal(Verdict.Allow, narrow.Check("make all").Decision);
    }

    [Theory]
    [InlineData("/a/*/c", "/a/**", true)]
    [InlineData("/a/b*", "/a/*d/**", false)]
    [InlineData("/a/b*", "/a/b/c", false)]
    [InlineData("/a/**/*.env", "/a/x/y/**", true)]
    [InlineData("/a/**/x", "/a/x", true)]
    [InlineData("/a/?.cs", "/a/*.py", false)]
    public void Two_patterns_meet_where_a_path_fits_both(string one, string other, bool meet)
    {
        Assert.Equal(meet, Wildcard.Meet(one, other));
        Assert.Equal(meet, Wildcard.Meet(other, one));
    }
}
