namespace Maestro.Analysis.Project;

/// <summary>The framework that a dependency stands for.</summary>
internal static class FrameworkNames
{
    // Each line: the dependency, and the name people use. A star stands for any ending.
    private static readonly Dictionary<string, string[]> s_rows = new(StringComparer.Ordinal)
    {
        ["npm"] =
        [
            "react=React", "vue=Vue", "svelte=Svelte", "@angular/core=Angular", "next=Next.js", "nuxt=Nuxt", "solid-js=Solid", "astro=Astro",
            "express=Express", "fastify=Fastify", "koa=Koa", "@nestjs/core=NestJS", "hono=Hono", "electron=Electron", "vite=Vite", "webpack=webpack",
            "rollup=Rollup", "tailwindcss=Tailwind CSS", "prisma=Prisma", "typeorm=TypeORM", "jest=Jest", "vitest=Vitest", "mocha=Mocha", "ava=AVA",
            "playwright*=Playwright", "@playwright/*=Playwright", "cypress=Cypress",
        ],
        ["NuGet"] =
        [
            "xunit=xUnit", "xunit.v3=xUnit", "NUnit=NUnit", "MSTest*=MSTest", "TUnit=TUnit", "Avalonia=Avalonia", "Dapper=Dapper", "MediatR=MediatR",
            "Spectre.Console=Spectre.Console", "BenchmarkDotNet=BenchmarkDotNet", "Microsoft.Extensions.Hosting=.NET Generic Host",
            "Microsoft.EntityFrameworkCore*=Entity Framework Core", "Microsoft.Orleans*=Orleans", "Microsoft.Maui*=.NET MAUI",
        ],
        ["PyPI"] =
        [
            "django=Django", "flask=Flask", "fastapi=FastAPI", "starlette=Starlette", "tornado=Tornado", "aiohttp=aiohttp", "sqlalchemy=SQLAlchemy",
            "pydantic=Pydantic", "celery=Celery", "numpy=NumPy", "pandas=pandas", "torch=PyTorch", "tensorflow=TensorFlow", "scikit-learn=scikit-learn",
            "click=Click", "typer=Typer", "pytest=pytest", "werkzeug=Werkzeug",
        ],
        ["Go"] =
        [
            "github.com/gin-gonic/gin=Gin", "github.com/gofiber/fiber*=Fiber", "github.com/go-chi/chi*=chi", "github.com/labstack/echo*=Echo",
            "gorm.io/gorm=GORM", "github.com/spf13/cobra=Cobra", "google.golang.org/grpc=gRPC", "github.com/stretchr/testify=Testify",
            "github.com/charmbracelet/bubbletea*=Bubble Tea",
        ],
        ["crates.io"] =
        [
            "tokio=Tokio", "axum=axum", "actix-web=Actix Web", "rocket=Rocket", "hyper=hyper", "tower=Tower", "serde=Serde", "clap=clap", "bevy=Bevy",
            "sqlx=SQLx", "diesel=Diesel", "tauri=Tauri", "ratatui=Ratatui",
        ],
        ["Maven"] =
        [
            "junit=JUnit", "junit:junit=JUnit", "junit-jupiter*=JUnit 5", "org.junit.jupiter*=JUnit 5", "truth=Truth", "mockito*=Mockito",
            "hibernate*=Hibernate", "spring-boot*=Spring Boot", "org.springframework.boot*=Spring Boot", "quarkus*=Quarkus", "io.quarkus*=Quarkus",
            "micronaut*=Micronaut", "io.ktor*=Ktor",
        ],
        ["RubyGems"] = ["rails=Rails", "sinatra=Sinatra", "rspec=RSpec", "minitest=Minitest"],
        ["Packagist"] = ["laravel/framework=Laravel", "symfony/framework-bundle=Symfony", "phpunit/phpunit=PHPUnit"],
    };

    public static string? Of(string ecosystem, string dependency)
    {
        foreach (var row in s_rows.GetValueOrDefault(ecosystem, []))
        {
            var equals = row.IndexOf('=', StringComparison.Ordinal);
            var pattern = row.AsSpan(0, equals);
            if (pattern[^1] == '*'
                ? dependency.AsSpan().StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
                : pattern.Equals(dependency, StringComparison.OrdinalIgnoreCase))
                return row[(equals + 1)..];
        }
        return null;
    }
}
