namespace Maestro.Analysis.Project;

/// <summary>The framework that a dependency stands for.</summary>
internal static class FrameworkNames
{
    public static string? Of(string ecosystem, string dependency) => ecosystem switch
    {
        "npm" => Npm(dependency),
        "NuGet" => NuGet(dependency),
        "PyPI" => PyPi(dependency.ToLowerInvariant()),
        "Go" => Go(dependency),
        "crates.io" => Crates(dependency),
        "Maven" => Maven(dependency),
        "RubyGems" => dependency switch { "rails" => "Rails", "sinatra" => "Sinatra", "rspec" => "RSpec", "minitest" => "Minitest", _ => null },
        "Packagist" => dependency switch { "laravel/framework" => "Laravel", "symfony/framework-bundle" => "Symfony", "phpunit/phpunit" => "PHPUnit", _ => null },
        _ => null,
    };

    private static string? Npm(string name) => name switch
    {
        "react" => "React", "vue" => "Vue", "svelte" => "Svelte", "@angular/core" => "Angular", "next" => "Next.js", "nuxt" => "Nuxt", "solid-js" => "Solid",
        "astro" => "Astro", "express" => "Express", "fastify" => "Fastify", "koa" => "Koa", "@nestjs/core" => "NestJS", "hono" => "Hono", "electron" => "Electron",
        "vite" => "Vite", "webpack" => "webpack", "rollup" => "Rollup", "tailwindcss" => "Tailwind CSS", "prisma" => "Prisma", "typeorm" => "TypeORM",
        "jest" => "Jest", "vitest" => "Vitest", "mocha" => "Mocha", "ava" => "AVA", "@playwright/test" or "playwright" => "Playwright", "cypress" => "Cypress",
        "playwright-chromium" => "Playwright",
        _ => null,
    };

    private static string? NuGet(string name) => name switch
    {
        "xunit" or "xunit.v3" => "xUnit", "NUnit" => "NUnit", "MSTest" or "MSTest.TestFramework" => "MSTest", "TUnit" => "TUnit",
        "Avalonia" => "Avalonia", "Dapper" => "Dapper", "MediatR" => "MediatR", "Spectre.Console" => "Spectre.Console", "BenchmarkDotNet" => "BenchmarkDotNet",
        "Microsoft.Extensions.Hosting" => ".NET Generic Host",
        _ when name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) => "Entity Framework Core",
        _ when name.StartsWith("Microsoft.Orleans", StringComparison.Ordinal) => "Orleans",
        _ when name.StartsWith("Microsoft.Maui", StringComparison.Ordinal) => ".NET MAUI",
        _ => null,
    };

    private static string? PyPi(string name) => name switch
    {
        "django" => "Django", "flask" => "Flask", "fastapi" => "FastAPI", "starlette" => "Starlette", "tornado" => "Tornado", "aiohttp" => "aiohttp",
        "sqlalchemy" => "SQLAlchemy", "pydantic" => "Pydantic", "celery" => "Celery", "numpy" => "NumPy", "pandas" => "pandas", "torch" => "PyTorch",
        "tensorflow" => "TensorFlow", "scikit-learn" => "scikit-learn", "click" => "Click", "typer" => "Typer", "pytest" => "pytest", "werkzeug" => "Werkzeug",
        _ => null,
    };

    private static string? Go(string name) => name switch
    {
        "github.com/gin-gonic/gin" => "Gin", "github.com/gofiber/fiber/v2" => "Fiber", "github.com/go-chi/chi/v5" => "chi", "gorm.io/gorm" => "GORM",
        "github.com/spf13/cobra" => "Cobra", "google.golang.org/grpc" => "gRPC", "github.com/stretchr/testify" => "Testify",
        _ when name.StartsWith("github.com/labstack/echo", StringComparison.Ordinal) => "Echo",
        _ when name.Contains("/bubbletea", StringComparison.Ordinal) => "Bubble Tea",
        _ => null,
    };

    private static string? Crates(string name) => name switch
    {
        "tokio" => "Tokio", "axum" => "axum", "actix-web" => "Actix Web", "rocket" => "Rocket", "hyper" => "hyper", "tower" => "Tower", "serde" => "Serde",
        "clap" => "clap", "bevy" => "Bevy", "sqlx" => "SQLx", "diesel" => "Diesel", "tauri" => "Tauri", "ratatui" => "Ratatui",
        _ => null,
    };

    private static string? Maven(string name) => name switch
    {
        "junit" or "junit:junit" => "JUnit", "truth" => "Truth", "mockito-core" => "Mockito", "hibernate-core" => "Hibernate",
        _ when name.Contains("spring-boot", StringComparison.Ordinal) => "Spring Boot",
        _ when name.Contains("junit-jupiter", StringComparison.Ordinal) => "JUnit 5",
        _ when name.Contains("quarkus", StringComparison.Ordinal) => "Quarkus",
        _ when name.Contains("micronaut", StringComparison.Ordinal) => "Micronaut",
        _ when name.Contains("ktor", StringComparison.Ordinal) => "Ktor",
        _ => null,
    };
}
