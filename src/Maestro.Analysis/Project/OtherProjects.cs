using Maestro.Core.Evidence;

namespace Maestro.Analysis.Project;

/// <summary>Reads the manifests of Ruby, PHP, Elixir, Swift and Dart, as far as they are needed to build and test.</summary>
internal static class OtherProjects
{
    public static void Ruby(ProjectFiles files, FactsDraft facts)
    {
        if (!files.Has("Gemfile"))
            return;
        facts.Manifest("Gemfile", "RubyGems", files.Read("Gemfile").Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("gem ", StringComparison.Ordinal))
            .Select(l => TomlLines.Texts(l).FirstOrDefault() ?? ""));
        facts.Command(CommandPurpose.Install, "bundle install", "Gemfile");
        if (files.Has(".rspec"))
            facts.Command(CommandPurpose.Test, "bundle exec rspec", ".rspec");
        else if (files.Has("bin/rails"))
            facts.Command(CommandPurpose.Test, "bin/rails test", "bin/rails");
        else if (files.Has("Rakefile"))
            facts.Command(CommandPurpose.Test, "bundle exec rake test", "Rakefile");
        if (files.Has("bin/rails"))
            facts.Command(CommandPurpose.Run, "bin/rails server", "bin/rails");
        if (files.Has(".rubocop.yml"))
            facts.Command(CommandPurpose.Lint, "bundle exec rubocop", ".rubocop.yml");
    }

    public static void Php(ProjectFiles files, FactsDraft facts)
    {
        if (!files.Has("composer.json"))
            return;
        using var document = JsonManifest.Parse(files.Read("composer.json"));
        if (document is not null)
            facts.Manifest("composer.json", "Packagist", JsonManifest.Keys(document.RootElement, "require", "require-dev"));
        facts.Command(CommandPurpose.Install, "composer install", "composer.json");
        foreach (var name in (string[])["phpunit.xml", "phpunit.xml.dist"])
        {
            if (files.Has(name))
                facts.Command(CommandPurpose.Test, "vendor/bin/phpunit", name);
        }
    }

    public static void Rest(ProjectFiles files, FactsDraft facts)
    {
        (string File, string Build, string Test)[] tools =
        [
            ("mix.exs", "mix compile", "mix test"), ("Package.swift", "swift build", "swift test"), ("build.zig", "zig build", "zig build test"),
            ("build.sbt", "sbt compile", "sbt test"), ("stack.yaml", "stack build", "stack test"),
        ];
        foreach (var (file, build, test) in tools)
        {
            if (!files.Has(file))
                continue;
            facts.Command(CommandPurpose.Build, build, file);
            facts.Command(CommandPurpose.Test, test, file);
        }
    }
}
