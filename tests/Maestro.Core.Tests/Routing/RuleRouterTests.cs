using CsCheck;
using Maestro.Core.Models;
using Maestro.Core.Routing;

namespace Maestro.Core.Tests.Routing;

public sealed class RuleRouterTests
{
    private static readonly string[] Everyone =
    [
        "assistant", "executor", "planner", "explorer", "reviewer", "refactorer", "architect", "security", "performance", "testing", "documentation", "data",
        "devops",
    ];

    private static readonly string[] Now = ["assistant", "planner", "explorer", "executor"];

    [Fact]
    public void At_least_95_in_100_tuned_requests_reach_the_right_agent() => AssertRight(LabelledRequests.Tuned, 0.95);

    [Fact]
    public void At_least_95_in_100_requests_that_were_never_tuned_for_reach_the_right_agent() => AssertRight(LabelledRequests.HeldOut, 0.95);

    [Fact]
    public void A_named_agent_is_taken_whatever_the_words_say()
    {
        var router = new RuleRouter(Now);

        Assert.Equal(("planner", "git status", 1.0), Parts(router.Route("git status", "Planner")));
        Assert.Equal(("explorer", "run the tests", 1.0), Parts(router.Route("@explorer run the tests")));
        Assert.Equal(("planner", "look", 1.0), Parts(router.Route("@explorer look", "planner")));
        Assert.Equal("@types/node needs an upgrade", router.Route("@types/node needs an upgrade").Request);
    }

    [Theory]
    [InlineData("@plannr do it", null, "There is no agent 'plannr'.", "Did you mean 'planner'? maestro agents lists them all.")]
    [InlineData("do it", "exec", "There is no agent 'exec'.", "Did you mean 'executor'? maestro agents lists them all.")]
    [InlineData("do it", "wizardry", "There is no agent 'wizardry'.", "Use one of assistant, planner, explorer, executor.")]
    [InlineData("@reviewer look", null, "The agent 'reviewer' is not in this version.", "Use one of assistant, planner, explorer, executor.")]
    public void An_unknown_agent_is_refused_with_a_suggestion(string request, string? agent, string message, string hint)
    {
        var refused = Assert.Throws<RunException>(() => new RuleRouter(Now).Route(request, agent));

        Assert.Equal((ErrorKind.InvalidRequest, message, hint), (refused.Kind, refused.Message, refused.Hint));
    }

    [Theory]
    [InlineData("are there security holes in the login?", "explorer", "the security agent is not in this version; the explorer takes its place")]
    [InlineData("write unit tests for the cart", "planner", "the testing agent is not in this version; the planner takes its place")]
    [InlineData("refactor the session class", "planner", "the refactorer agent is not in this version; the planner takes its place")]
    public void Another_agent_stands_in_for_one_that_is_not_in_this_version(string request, string agent, string reason)
    {
        var route = new RuleRouter(Now).Route(request);

        Assert.Equal((agent, reason), (route.Agent, route.Reason));
        Assert.NotEqual(agent, route.Candidates[0].Agent);
    }

    [Theory]
    [InlineData("git is slow", false)]
    [InlineData("find files", false)]
    [InlineData("find bugs in app/models/story.rb", false)]
    [InlineData("sort names.txt", true)]
    [InlineData("find . -name '*.cs'", true)]
    [InlineData("make sense of it", false)]
    [InlineData("$ make", true)]
    [InlineData("`go test ./...`", true)]
    [InlineData("`touch made`", true)]
    [InlineData("`UserRepository`", false)]
    [InlineData("docker best practices", false)]
    [InlineData("cat README.md | head -5", true)]
    public void A_typed_command_is_told_from_a_sentence(string request, bool command) =>
        Assert.Equal(command, new RuleRouter(Everyone).Route(request).Reason == "this is a shell command");

    [Theory]
    [InlineData("what is this project?", "assistant")]
    [InlineData("how does this work", "assistant")]
    [InlineData("oq esse projeto faz?", "assistant")]
    [InlineData("what is this project and how do I build it", "assistant")]
    [InlineData("how do I run this?", "assistant")]
    [InlineData("como eu rodo esse projeto?", "assistant")]
    [InlineData("run it", "executor")]
    [InlineData("how is it structured", "architect")]
    [InlineData("explain the architecture", "architect")]
    [InlineData("how would you split hiredis.c into modules?", "architect")]
    [InlineData("explain the db schema pls", "data")]
    [InlineData("what does migration 0239 do?", "data")]
    [InlineData("review the database", "data")]
    [InlineData("what is undocumented?", "documentation")]
    [InlineData("onde o código é lento?", "performance")]
    [InlineData("count lines of java code", "executor")]
    [InlineData("explain how the migration runner works", "explorer")]
    public void The_first_things_that_people_ask_reach_who_can_answer(string request, string agent) => Assert.Equal(agent, new RuleRouter(Everyone).Route(request).Agent);

    [Fact]
    public void A_clear_request_is_surer_than_a_vague_one()
    {
        var router = new RuleRouter(Everyone);

        Assert.True(router.Route("create a roadmap").Confidence > 0.6);
        Assert.True(router.Route("the thing from yesterday").Confidence < 0.3);
    }

    [Fact]
    public void Any_text_gets_an_agent_that_is_there()
    {
        var router = new RuleRouter(Now);
        var words = LabelledRequests.Tuned.SelectMany(row => row.Request.Split(' ')).ToArray();
        var sentences = Gen.Int[0, words.Length - 1].List[0, 12].Select(list => string.Join(' ', list.Select(i => words[i])));
        Gen.OneOf(Gen.String, sentences, Gen.String["@`$./\\-_ abçé\n|"]).Sample(text =>
        {
            try
            {
                var route = router.Route(text);
                Assert.Contains(route.Agent, Now);
                Assert.InRange(route.Confidence, 0, 1);
                Assert.All(route.Candidates, candidate => Assert.InRange(candidate.Score, 0, 1));
                Assert.Equal(route.Candidates.OrderByDescending(candidate => candidate.Score), route.Candidates);
            }
            catch (RunException)
            {
                Assert.StartsWith("@", text.Trim());
            }
        });
    }

    private static (string, string, double) Parts(Route route) => (route.Agent, route.Request, route.Confidence);

    private static void AssertRight(IEnumerable<(string Agent, string Request)> table, double share)
    {
        var router = new RuleRouter(Everyone);
        var all = table.ToList();
        var wrong = all.Select(row => (row, Got: router.Route(row.Request))).Where(x => x.Got.Agent != x.row.Agent).ToList();

        var report = string.Join('\n', wrong.Select(x => $"{x.row.Request}: {x.Got.Agent} for {x.row.Agent}, {string.Join(' ', x.Got.Candidates)}"));
        Assert.True(all.Count - wrong.Count >= share * all.Count, $"{all.Count - wrong.Count} of {all.Count}\n{report}");
    }
}
