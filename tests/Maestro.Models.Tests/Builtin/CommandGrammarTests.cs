using Maestro.Core.Evidence;
using Maestro.Models.Builtin.Commands;

namespace Maestro.Models.Tests.Builtin;

public sealed class CommandGrammarTests
{
    private static readonly ProjectFacts Facts = new(
        "shop", [], [],
        [
            new(CommandPurpose.Build, "npm run build", "package.json"), new(CommandPurpose.Test, "npm test", "package.json"), new(CommandPurpose.Lint, "npm run lint", "package.json"),
            new(CommandPurpose.Install, "npm ci", "package.json"), new(CommandPurpose.Run, "npm start", "package.json"),
        ],
        [], [], [], 10, 0, IsGitRepository: true);

    [Theory]
    [InlineData("run the tests", "npm test")]
    [InlineData("rode os testes", "npm test")]
    [InlineData("please execute all unit tests", "npm test")]
    [InlineData("build the project", "npm run build")]
    [InlineData("compile o projeto", "npm run build")]
    [InlineData("run the linter", "npm run lint")]
    [InlineData("install the dependencies", "npm ci")]
    [InlineData("instale as dependências", "npm ci")]
    [InlineData("start the app", "npm start")]
    [InlineData("inicie o servidor", "npm start")]
    [InlineData("list files", "ls -la .")]
    [InlineData("list the files in src/auth", "ls -la src/auth")]
    [InlineData("liste os arquivos da pasta src", "ls -la src")]
    [InlineData("git status", "git status")]
    [InlineData("show the git status", "git status --short --branch")]
    [InlineData("what's the latest commit?", "git log -1 --stat")]
    [InlineData("qual é o último commit?", "git log -1 --stat")]
    [InlineData("show the last 5 commits", "git log --oneline -n 5")]
    [InlineData("mostre o histórico do git", "git log --oneline -n 10")]
    [InlineData("which branch am I on?", "git branch --show-current")]
    [InlineData("qual o branch atual?", "git branch --show-current")]
    [InlineData("list all branches", "git branch -a")]
    [InlineData("show the diff", "git diff")]
    [InlineData("what files changed?", "git status --short --branch")]
    [InlineData("quais arquivos mudaram", "git status --short --branch")]
    [InlineData("who changed src/login.ts?", "git log -n 10 --date=short --format='%h %an %ad %s' -- src/login.ts")]
    [InlineData("quem alterou src/login.ts?", "git log -n 10 --date=short --format='%h %an %ad %s' -- src/login.ts")]
    [InlineData("how much disk space is left?", "df -h .")]
    [InlineData("quanto espaço em disco tenho?", "df -h .")]
    [InlineData("count the lines of code", "git ls-files -z | xargs -0 wc -l | tail -n 1")]
    [InlineData("count lines of java code", "git ls-files -z -- '*.java' | xargs -0 cat | wc -l")]
    [InlineData("quantas linhas tem src/a.ts", "wc -l src/a.ts")]
    [InlineData("how many files are there?", "git ls-files | wc -l")]
    [InlineData("show README.md", "cat README.md")]
    [InlineData("mostre o arquivo docs/guia.md", "cat docs/guia.md")]
    [InlineData("show the last 20 lines of app.log", "tail -n 20 app.log")]
    [InlineData("create a folder named assets", "mkdir -p assets")]
    [InlineData("crie uma pasta chamada dados novos", "mkdir -p dados")]
    [InlineData("create the folder \"my docs\"", "mkdir -p 'my docs'")]
    [InlineData("search for the text \"it's\"", "git grep -n -e 'it'\\''s'")]
    [InlineData("find all todos in text", "git grep -n -e TODO")]
    [InlineData("which version of node is installed?", "node --version")]
    [InlineData("`echo hi && ls`", "echo hi && ls")]
    [InlineData("echo hi", "echo hi")]
    [InlineData("run `cargo test --all`", "cargo test --all")]
    [InlineData("$ make -j2", "make -j2")]
    [InlineData("docker ps", "docker ps")]
    [InlineData("execute npm run build -- --watch=false", "npm run build -- --watch=false")]
    [InlineData("python script.py", "python script.py")]
    public void An_everyday_request_means_one_command(string request, string command) =>
        Assert.Equal(command, CommandGrammar.Read(request, Facts).Command);

    [Theory]
    [InlineData("make it better")]
    [InlineData("find the bug")]
    [InlineData("do something")]
    [InlineData("why are the tests slow?")]
    [InlineData("delete the folder")]
    [InlineData("git is confusing")]
    [InlineData("faça algo")]
    public void What_is_not_plain_is_not_guessed(string request) => Assert.Null(CommandGrammar.Read(request, Facts).Command);

    [Fact]
    public void A_project_without_the_command_is_told_so()
    {
        var meant = CommandGrammar.Read("run the tests", Facts with { Commands = [] });
        Assert.Equal((null, "No manifest of this folder says how to test."), (meant.Command, meant.Reason));
    }
}
