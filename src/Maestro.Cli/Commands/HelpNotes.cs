namespace Maestro.Cli.Commands;

/// <summary>What the help of a command says below its options.</summary>
internal static class HelpNotes
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["maestro"] = """
            Examples:
              maestro                                                    ask one thing after another
              maestro run "Create a plan for implementing user authentication"
              maestro run "where is the login handled" --agent explorer
              maestro run "explain src/Auth" --provider ollama --model qwen2.5-coder
              maestro doctor                                             what works on this machine
            """,
        ["maestro run"] = """
            Examples:
              maestro run "Create a plan for adding refresh tokens"
              maestro run "run the tests" --approve all
              git diff | maestro run -
              maestro run "explain src/Auth" --provider openai --base-url http://localhost:8080/v1
              maestro run "plan the move to PostgreSQL" --format json | jq .data
              maestro run "which files parse dates" --agent explorer --schema files.schema.json --format json | jq .data.data

            Exit codes: 0 success, 1 the run failed, 2 usage, 3 denied, 4 budget, 5 provider, 6 timeout, 7 invalid result, 130 cancelled.
            """,
        ["maestro replay"] = """
            Examples:
              maestro run "plan a health check" --record plan.tape
              maestro replay plan.tape                       the same screen again, in the same time
              maestro replay plan.tape --speed max --format jsonl
              maestro run "plan a health check" --provider tape --tape plan.tape    the agents anew, with the recorded replies
            """,
        ["maestro agents"] = """
            Examples:
              maestro agents                        every agent and what it is for
              maestro agents show planner           its prompt, tools, model and permissions

            Agents of your own are Markdown files: ~/.config/maestro/agents/NAME.md, or .maestro/agents/NAME.md in a
            project that you trust; docs/agents.md says what is in them.
            """,
        ["maestro providers"] = """
            Examples:
              maestro providers                                        what is configured, and what would be used
              OLLAMA_HOST=127.0.0.1:11500 maestro providers            the same with another server
            """,
        ["maestro doctor"] = """
            Examples:
              maestro doctor                        a line for each thing that Maestro needs
            """,
        ["maestro trust"] = """
            Examples:
              maestro trust                         this folder's settings may allow commands and name providers
              maestro trust ~/work/shop
            """,
        ["maestro permissions"] = """
            Examples:
              maestro permissions                   every rule, and the file and line it comes from
              maestro permissions --approve edits   as it would be in this mode
              maestro permissions check 'git status && rm -rf build'
            """,
        ["maestro undo"] = """
            Examples:
              maestro undo                          what the latest run changed
              maestro undo src/x.py                 only what it changed in this file
              maestro undo --list                   the runs of the last 7 days that changed files
              maestro undo 0198c4                   one of them
            """,
        ["maestro redo"] = """
            Examples:
              maestro redo                          what was taken back last
            """,
        ["maestro config"] = """
            Examples:
              maestro config show                        every value in force, and where it was set
              maestro config set provider ollama
              maestro config set providers.openai.base_url http://localhost:8080/v1
            """,
        ["maestro config set"] = """
            Keys:
              provider, model, failover, retries, models, theme, motion, record, agents
              budget.usd, budget.tokens (for one run), budget.session_usd, budget.session_tokens
              permissions.allow, permissions.ask, permissions.deny
              providers.ID.base_url, .model, .api_key_env, .connect_timeout, .first_token_timeout, .idle_timeout (seconds),
                .context_window (tokens), .requests_per_minute, .tokens_per_minute

            Examples:
              maestro config set model qwen2.5-coder
              maestro config set permissions.allow "Bash(dotnet test *), Read(docs/**)"
            """,
        ["maestro sessions"] = """
            Examples:
              maestro sessions list
              maestro sessions show 0198c4          the beginning of an id is enough
              maestro sessions export 0198c4 > session.jsonl
            """,
        ["maestro permissions check"] = """
            Examples:
              maestro permissions check 'git status && rm -rf build'
              maestro permissions check 'find . -name "*.tmp" -delete' --format json
            """,
        ["maestro completion"] = """
            Examples:
              source <(maestro completion bash)
              maestro completion zsh > ~/.zfunc/_maestro
              maestro completion fish > ~/.config/fish/completions/maestro.fish
            """,
    };
}
