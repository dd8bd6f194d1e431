using Maestro.Core.Evidence;

namespace Maestro.Analysis.Project;

/// <summary>What a script or target is for, by its name.</summary>
internal static class TargetNames
{
    public static CommandPurpose? Purpose(ReadOnlySpan<char> name) => name switch
    {
        "build" or "compile" or "dist" or "all" or "bundle" => CommandPurpose.Build,
        "test" or "tests" or "check" or "unit" or "test:unit" or "test-unit" or "unittest" or "run-tests" or "run_tests" or "runtests" or "test-all"
            => CommandPurpose.Test,
        "start" or "run" or "dev" or "serve" or "server" => CommandPurpose.Run,
        "lint" or "vet" or "clippy" or "typecheck" or "type-check" or "types" or "lint:check" => CommandPurpose.Lint,
        "format" or "fmt" or "prettier" or "format:check" or "tidy" or "fmt-check" => CommandPurpose.Format,
        "install" or "deps" or "setup" or "bootstrap" or "init" => CommandPurpose.Install,
        _ => null,
    };
}
